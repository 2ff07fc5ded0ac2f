<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About trackman</source>
        <translation>حول trackman</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>الإصدار {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Review and delete the subtitle and audio tracks of DatoCMS videos. Free software under the MIT licence. Not made by DatoCMS.</source>
        <translation>مراجعة مسارات الترجمة والصوت في فيديوهات DatoCMS وحذفها. برنامج حر برخصة MIT. ليس من إنتاج DatoCMS.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>AccessWording</name>
    <message>
        <source>DatoCMS doesn’t accept the API token</source>
        <translation>لا يقبل DatoCMS رمز API</translation>
    </message>
    <message>
        <source>The token is wrong or was revoked.</source>
        <translation>الرمز خاطئ أو أُلغي.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts the API token</source>
        <translation>لم يعد DatoCMS يقبل رمز API</translation>
    </message>
    <message>
        <source>The token was revoked, replaced, or has expired. Everything else is kept.</source>
        <translation>أُلغي الرمز أو استُبدل أو انتهت صلاحيته. كل ما عداه محفوظ كما هو.</translation>
    </message>
    <message>
        <source>trackman needs an API token of your project</source>
        <translation>يحتاج trackman إلى رمز API لمشروعك</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens and create a token that has access to the Content Management API and whose role can edit uploads in the primary environment. Then copy it.</source>
        <translation>في DatoCMS، افتح Project settings › API tokens وأنشئ رمزًا له حق الوصول إلى Content Management API ويستطيع دوره تحرير الملفات المرفوعة في البيئة الأساسية. ثم انسخه.</translation>
    </message>
    <message>
        <source>The token contains spaces or line breaks</source>
        <translation>يحتوي الرمز على مسافات أو فواصل أسطر</translation>
    </message>
    <message>
        <source>Too much was copied, or the token was broken into lines.</source>
        <translation>نُسخ أكثر من اللازم، أو انقسم الرمز إلى عدة أسطر.</translation>
    </message>
    <message>
        <source>This isn’t an API token</source>
        <translation>هذا ليس رمز API</translation>
    </message>
    <message>
        <source>It contains characters that no token has.</source>
        <translation>يحتوي على أحرف لا توجد في أي رمز.</translation>
    </message>
    <message>
        <source>This token has no access to the Content Management API</source>
        <translation>ليس لهذا الرمز حق الوصول إلى Content Management API</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens, choose {name}, and allow it access to the Content Management API. Then try again with the same token.</source>
        <translation>في DatoCMS، افتح Project settings › API tokens، واختر {name}، واسمح له بالوصول إلى Content Management API. ثم أعد المحاولة بالرمز نفسه.</translation>
    </message>
    <message>
        <source>DatoCMS knows the token, but it doesn’t open a project. Use a token from Project settings › API tokens with access to the Content Management API.</source>
        <translation>يعرف DatoCMS هذا الرمز، لكنه لا يفتح أي مشروع. استخدم رمزًا من Project settings › API tokens له حق الوصول إلى Content Management API.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>لا توجد سلسلة مفاتيح على هذا الكمبيوتر</translation>
    </message>
    <message>
        <source>trackman keeps tokens only in the system’s password store, never in a file. Without it, trackman can keep the token until you close it.</source>
        <translation>لا يحفظ trackman الرموز إلا في مخزن كلمات المرور الخاص بالنظام، ولا يحفظها أبدًا في ملف. ومن دونه، يمكن لـ trackman الاحتفاظ بالرمز حتى تغلقه.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>سلسلة المفاتيح مقفلة</translation>
    </message>
    <message>
        <source>trackman keeps tokens in this computer’s keyring. Try again, and unlock the keyring when the system asks for its password.</source>
        <translation>يحفظ trackman الرموز في سلسلة مفاتيح هذا الكمبيوتر. أعد المحاولة، وافتح قفل سلسلة المفاتيح عندما يطلب النظام كلمة مرورها.</translation>
    </message>
    <message>
        <source>The keyring is waiting for its password</source>
        <translation>سلسلة المفاتيح في انتظار كلمة مرورها</translation>
    </message>
    <message>
        <source>Find the window in which the system asks for it, which may be behind others. Once the keyring is unlocked, trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>ابحث عن النافذة التي يطلب فيها النظام كلمة المرور، وقد تكون خلف نوافذ أخرى. ما إن يُفتح قفل سلسلة المفاتيح حتى يتابع trackman تلقائيًا. ومن دون سلسلة المفاتيح، يمكن لـ trackman الاحتفاظ برمز حتى تغلقه.</translation>
    </message>
    <message>
        <source>The keyring isn’t answering</source>
        <translation>سلسلة المفاتيح لا تستجيب</translation>
    </message>
    <message>
        <source>If the system asks for the keyring’s password, enter it, and trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>إذا طلب النظام كلمة مرور سلسلة المفاتيح، فأدخلها ليتابع trackman تلقائيًا. ومن دون سلسلة المفاتيح، يمكن لـ trackman الاحتفاظ برمز حتى تغلقه.</translation>
    </message>
    <message>
        <source>The keyring isn’t working</source>
        <translation>سلسلة المفاتيح لا تعمل</translation>
    </message>
    <message>
        <source>The system’s keyring, where trackman keeps tokens, reported an error.</source>
        <translation>أبلغت سلسلة مفاتيح النظام، التي يحفظ فيها trackman الرموز، عن خطأ.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>This server address can’t be used</source>
        <translation>لا يمكن استخدام عنوان الخادم هذا</translation>
    </message>
    <message>
        <source>{address} doesn’t start with https://, and plain http would expose the token to the network. Correct TRACKMAN_API_URL and start trackman again.</source>
        <translation>العنوان {address} لا يبدأ بـ ⁦https://⁩، والاتصال عبر http العادي يكشف الرمز للشبكة. صحّح TRACKMAN_API_URL وشغّل trackman من جديد.</translation>
    </message>
    <message>
        <source>A different environment answered</source>
        <translation>أجابت بيئة أخرى</translation>
    </message>
    <message>
        <source>trackman asked {chosen}, but {answered} answered, so the reply was ignored. Another environment may have just become primary. Refresh, and check at the top which environment you are in.</source>
        <extracomment>{chosen} and {answered} are names of environments in quotation marks.</extracomment>
        <translation>خاطب trackman البيئة {chosen}، لكن البيئة {answered} هي التي أجابت، لذا تجاهل الرد. ربما أصبحت بيئة أخرى أساسية للتو. حدّث، وتحقق في الأعلى من البيئة التي أنت فيها.</translation>
    </message>
    <message>
        <source>Copy the token from Project settings › API tokens in DatoCMS.</source>
        <translation>انسخ الرمز من Project settings › API tokens في DatoCMS.</translation>
    </message>
    <message>
        <source>Set the environment variable DATOCMS_API_TOKEN to it and start trackman again.</source>
        <translation>اجعله قيمة متغير البيئة DATOCMS_API_TOKEN وشغّل trackman من جديد.</translation>
    </message>
    <message>
        <source>Then sign in with it.</source>
        <translation>ثم سجّل الدخول به.</translation>
    </message>
</context>
<context>
    <name>AccessibilityDialog</name>
    <message>
        <source>Accessibility report</source>
        <translation>تقرير إمكانية الوصول</translation>
    </message>
    <message>
        <source>Lists the videos without closed captions in their language, as WCAG 2.2 (1.2.2) and EN 301 549 (9.1.2.2) ask for them. DatoCMS doesn’t know which language a video speaks, so say it here.</source>
        <translation>يسرد الفيديوهات التي ليست لها تسميات توضيحية بلغتها، كما تطلب WCAG 2.2 (1.2.2) وEN 301 549 (9.1.2.2). لا يعرف DatoCMS اللغة التي يتكلم بها الفيديو، فحدّدها هنا.</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>لغة الفيديوهات</translation>
    </message>
    <message>
        <source>Go by audio tracks, if any</source>
        <translation>الاعتماد على المسارات الصوتية إن وُجدت</translation>
    </message>
    <message>
        <source>Ask which records are published</source>
        <translation>السؤال عن السجلات المنشورة</translation>
    </message>
    <message>
        <source>A video with audio tracks needs captions in each of their languages.</source>
        <translation>الفيديو الذي له مسارات صوتية يحتاج إلى تسميات توضيحية بكل لغة من لغاتها.</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>بتسميات توضيحية</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>ترجمة فقط، غير معلَّمة بأنها تسميات توضيحية</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>فاشل أو قيد التحضير</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>بلغات أخرى فقط</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>بلا ترجمة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos are left out: their tracks were not read yet.</source>
        <translation>
            <numerusform>استُبعد %Ln فيديو: لم تُقرأ مساراتها بعد.</numerusform>
            <numerusform>استُبعد فيديو واحد (%Ln): لم تُقرأ مساراته بعد.</numerusform>
            <numerusform>استُبعد فيديوهان (%Ln): لم تُقرأ مساراتهما بعد.</numerusform>
            <numerusform>استُبعدت %Ln فيديوهات: لم تُقرأ مساراتها بعد.</numerusform>
            <numerusform>استُبعد %Ln فيديو: لم تُقرأ مساراتها بعد.</numerusform>
            <numerusform>استُبعد %Ln فيديو: لم تُقرأ مساراتها بعد.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were read yet. Scan the project first.</source>
        <translation>لم يُقرأ أي مسار بعد. افهرس المشروع أولًا.</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>الفيديوهات</translation>
    </message>
    <message numerus="yes">
        <source>Takes %Ln requests, one for each used video without captions.</source>
        <translation>
            <numerusform>يستلزم %Ln طلب، بمعدل طلب لكل فيديو مستخدم بلا تسميات توضيحية.</numerusform>
            <numerusform>يستلزم طلبًا واحدًا (%Ln)، بمعدل طلب لكل فيديو مستخدم بلا تسميات توضيحية.</numerusform>
            <numerusform>يستلزم طلبين (%Ln)، بمعدل طلب لكل فيديو مستخدم بلا تسميات توضيحية.</numerusform>
            <numerusform>يستلزم %Ln طلبات، بمعدل طلب لكل فيديو مستخدم بلا تسميات توضيحية.</numerusform>
            <numerusform>يستلزم %Ln طلبًا، بمعدل طلب لكل فيديو مستخدم بلا تسميات توضيحية.</numerusform>
            <numerusform>يستلزم %Ln طلب، بمعدل طلب لكل فيديو مستخدم بلا تسميات توضيحية.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video without captions is known to be used in records.</source>
        <translation>لا يُعرف فيديو بلا تسميات توضيحية مستخدم في سجلات.</translation>
    </message>
    <message>
        <source>{language} ({code})</source>
        <extracomment>{language} is the name of a language, {code} such as “pt-BR”.</extracomment>
        <translation>{language} ({code})</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Back to the videos</source>
        <translation>العودة إلى الفيديوهات</translation>
    </message>
    <message>
        <source>Activity and history</source>
        <translation>النشاط والمحفوظات</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>المحذوفة حديثًا</translation>
    </message>
    <message>
        <source>History</source>
        <translation>المحفوظات</translation>
    </message>
</context>
<context>
    <name>ActivityRows</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>هذا القيد ليس عملية حذف.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>لم يُحذف المسار.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>سبقت استعادة المسار.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>لا توجد نسخة احتياطية.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>أُلغي</translation>
    </message>
    <message>
        <source>Deleted without a backup</source>
        <translation>حُذف بلا نسخة احتياطية</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>تم الحذف</translation>
    </message>
    <message>
        <source>Already removed, without a backup</source>
        <translation>أُزيل من قبل، بلا نسخة احتياطية</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>أُزيل من قبل</translation>
    </message>
</context>
<context>
    <name>ActivityWording</name>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>توليد</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>حذف {name}</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>استعادة {name}</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>إضافة {name}</translation>
    </message>
    <message>
        <source>Generate {name}</source>
        <translation>توليد {name}</translation>
    </message>
    <message>
        <source>Replace {name}</source>
        <translation>استبدال {name}</translation>
    </message>
    <message>
        <source>{outcome}: {code}</source>
        <extracomment>{outcome} is a result such as “Not deleted”, {code} an error code of DatoCMS.</extracomment>
        <translation>{outcome}: {code}</translation>
    </message>
    <message>
        <source>Not deleted: trackman closed</source>
        <extracomment>Result of a deletion that trackman could not do before it closed.</extracomment>
        <translation>لم يتم الحذف: أُغلق trackman</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>لم يُذكر سبب</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>الأساسية</translation>
    </message>
    <message>
        <source>Saved as it is, unreadable, {size}</source>
        <translation>محفوظ كما هو، غير مقروء، {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln مقطع، {size}</numerusform>
            <numerusform>مقطع واحد (%Ln)، {size}</numerusform>
            <numerusform>مقطعان (%Ln)، {size}</numerusform>
            <numerusform>%Ln مقاطع، {size}</numerusform>
            <numerusform>%Ln مقطعًا، {size}</numerusform>
            <numerusform>%Ln مقطع، {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>{seconds} is a number; s is the unit.</extracomment>
        <translation>{seconds} ث</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <extracomment>Counts of operations in a list: “3 running, 12 waiting, 1 with a problem”.</extracomment>
        <translation>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln في الانتظار</numerusform>
            <numerusform>%Ln في الانتظار</numerusform>
            <numerusform>%Ln في الانتظار</numerusform>
            <numerusform>%Ln في الانتظار</numerusform>
            <numerusform>%Ln في الانتظار</numerusform>
            <numerusform>%Ln في الانتظار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln بها مشكلة</numerusform>
            <numerusform>%Ln بها مشكلة</numerusform>
            <numerusform>%Ln بها مشكلة</numerusform>
            <numerusform>%Ln بها مشكلة</numerusform>
            <numerusform>%Ln بها مشكلة</numerusform>
            <numerusform>%Ln بها مشكلة</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>اكتمل كل شيء</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>لا شيء قيد التنفيذ</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>لا شيء للتراجع عنه</translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>التراجع عن حذف {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>التراجع عن حذف %Ln مسار</numerusform>
            <numerusform>التراجع عن حذف مسار واحد (%Ln)</numerusform>
            <numerusform>التراجع عن حذف مسارين (%Ln)</numerusform>
            <numerusform>التراجع عن حذف %Ln مسارات</numerusform>
            <numerusform>التراجع عن حذف %Ln مسارًا</numerusform>
            <numerusform>التراجع عن حذف %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Already removed, restored since</source>
        <translation>أُزيل من قبل، واستُعيد بعد ذلك</translation>
    </message>
    <message>
        <source>Deleted, restored since</source>
        <translation>حُذف، واستُعيد بعد ذلك</translation>
    </message>
    <message>
        <source>Already removed, no backup</source>
        <translation>أُزيل من قبل، بلا نسخة احتياطية</translation>
    </message>
    <message>
        <source>Deleted, no backup</source>
        <translation>حُذف، بلا نسخة احتياطية</translation>
    </message>
    <message>
        <source>Added, not verified</source>
        <translation>تمت الإضافة، دون تحقق</translation>
    </message>
    <message>
        <source>Generated, not verified</source>
        <translation>تم التوليد، دون تحقق</translation>
    </message>
    <message>
        <source>Replaced, not verified</source>
        <translation>تم الاستبدال، دون تحقق</translation>
    </message>
    <message>
        <source>Restored, not verified</source>
        <translation>تمت الاستعادة، دون تحقق</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Backed up, not deleted yet</source>
        <translation>له نسخة احتياطية، ولم يُحذف بعد</translation>
    </message>
    <message>
        <source>Deletion requested</source>
        <translation>طُلب الحذف</translation>
    </message>
    <message>
        <source>DatoCMS is deleting the track</source>
        <translation>يحذف DatoCMS المسار</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>تم الحذف</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>أُزيل من قبل</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>لم يتم الحذف</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>الحذف غير مؤكد</translation>
    </message>
    <message>
        <source>Cancelled, not deleted</source>
        <translation>أُلغي، لم يتم الحذف</translation>
    </message>
    <message>
        <source>Restore requested</source>
        <translation>طُلبت الاستعادة</translation>
    </message>
    <message>
        <source>DatoCMS is creating the track</source>
        <translation>ينشئ DatoCMS المسار</translation>
    </message>
    <message>
        <source>DatoCMS is preparing the track</source>
        <translation>يحضّر DatoCMS المسار</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>تمت الاستعادة</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>لم تتم الاستعادة</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>الاستعادة غير مؤكدة</translation>
    </message>
    <message>
        <source>Cancelled, not restored</source>
        <translation>أُلغي، لم تتم الاستعادة</translation>
    </message>
    <message>
        <source>Track requested</source>
        <translation>طُلب المسار</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What became of a track.</extracomment>
        <translation>تمت الإضافة</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>لم تتم الإضافة</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <extracomment>Nobody can say whether the track was added.</extracomment>
        <translation>الإضافة غير مؤكدة</translation>
    </message>
    <message>
        <source>Cancelled, not added</source>
        <translation>أُلغي، لم تتم الإضافة</translation>
    </message>
    <message>
        <source>Subtitles requested</source>
        <translation>طُلبت الترجمة</translation>
    </message>
    <message>
        <source>DatoCMS is generating the subtitles</source>
        <translation>يولّد DatoCMS الترجمة</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>تم التوليد</translation>
    </message>
    <message>
        <source>Not generated</source>
        <translation>لم يتم التوليد</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>التوليد غير مؤكد</translation>
    </message>
    <message>
        <source>Cancelled, not generated</source>
        <translation>أُلغي، لم يتم التوليد</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>جارٍ الاستبدال</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>تم الاستبدال</translation>
    </message>
    <message>
        <source>Not replaced</source>
        <translation>لم يتم الاستبدال</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>الاستبدال غير مؤكد</translation>
    </message>
    <message>
        <source>Cancelled, not replaced</source>
        <translation>أُلغي، لم يتم الاستبدال</translation>
    </message>
</context>
<context>
    <name>AddTracksDialog</name>
    <message>
        <source>Add tracks</source>
        <translation>إضافة مسارات</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>اختيار ملفات…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Add tracks to {video}</source>
        <translation>إضافة مسارات إلى {video}</translation>
    </message>
    <message numerus="yes">
        <source>Too many files at once: %Ln were left out.</source>
        <translation>
            <numerusform>ملفات كثيرة دفعة واحدة: استُبعد %Ln ملف.</numerusform>
            <numerusform>ملفات كثيرة دفعة واحدة: استُبعد ملف واحد (%Ln).</numerusform>
            <numerusform>ملفات كثيرة دفعة واحدة: استُبعد ملفان (%Ln).</numerusform>
            <numerusform>ملفات كثيرة دفعة واحدة: استُبعد %Ln ملفات.</numerusform>
            <numerusform>ملفات كثيرة دفعة واحدة: استُبعد %Ln ملفًا.</numerusform>
            <numerusform>ملفات كثيرة دفعة واحدة: استُبعد %Ln ملف.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list takes {most}. Add these first, then the others.</source>
        <translation>أقصى ما تتسع له القائمة: {most}. أضف هذه أولًا، ثم البقية.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln tracks</source>
        <translation>
            <numerusform>إضافة %Ln مسار</numerusform>
            <numerusform>إضافة مسار واحد (%Ln)</numerusform>
            <numerusform>إضافة مسارين (%Ln)</numerusform>
            <numerusform>إضافة %Ln مسارات</numerusform>
            <numerusform>إضافة %Ln مسارًا</numerusform>
            <numerusform>إضافة %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files first.</source>
        <translation>اختر الملفات أولًا.</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>جارٍ قراءة الملفات…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files can’t be added as they are.</source>
        <translation>
            <numerusform>هناك %Ln ملف لا يمكن إضافتها بحالتها الراهنة.</numerusform>
            <numerusform>هناك ملف واحد (%Ln) لا يمكن إضافته بحالته الراهنة.</numerusform>
            <numerusform>هناك ملفان (%Ln) لا يمكن إضافتهما بحالتهما الراهنة.</numerusform>
            <numerusform>هناك %Ln ملفات لا يمكن إضافتها بحالتها الراهنة.</numerusform>
            <numerusform>هناك %Ln ملفًا لا يمكن إضافتها بحالتها الراهنة.</numerusform>
            <numerusform>هناك %Ln ملف لا يمكن إضافتها بحالتها الراهنة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop subtitle or audio files here</source>
        <translation>أفلت ملفات الترجمة أو الصوت هنا</translation>
    </message>
    <message>
        <source>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD and others; M4A, MP3 and WAV. A folder, or files copied in a file manager ({key}), will do as well.</source>
        <translation>WebVTT وSubRip وSubStation Alpha وTTML وSAMI وMicroDVD وغيرها؛ M4A وMP3 وWAV. ويصلح أيضًا مجلد، أو ملفات منسوخة في مدير الملفات ({key}).</translation>
    </message>
</context>
<context>
    <name>AdditionController</name>
    <message>
        <source>It’s too late to cancel: DatoCMS is already creating the track.</source>
        <translation>فات أوان الإلغاء: بدأ DatoCMS إنشاء المسار.</translation>
    </message>
</context>
<context>
    <name>AdditionWording</name>
    <message>
        <source>Waiting to be added</source>
        <translation>في انتظار الإضافة</translation>
    </message>
    <message>
        <source>Uploading… {percent} %</source>
        <translation>جارٍ الرفع… {percent}%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>جارٍ التحقق… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}, DatoCMS isn’t responding right now</source>
        <translation>جارٍ إنشاء المسار… {time}، DatoCMS لا يستجيب حاليًا</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>يحضّره DatoCMS… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>جارٍ مقارنة الترجمة… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}</source>
        <translation>جارٍ إنشاء المسار… {time}</translation>
    </message>
    <message>
        <source>{name} was not added: {reason}</source>
        <translation>لم تتم إضافة {name}: {reason}</translation>
    </message>
    <message>
        <source>{name} added; DatoCMS is still preparing it</source>
        <translation>تمت إضافة {name}، وما زال DatoCMS يحضّره</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>تمت إضافة {name}</translation>
    </message>
    <message>
        <source>{name} added; its subtitles couldn’t be verified</source>
        <translation>تمت إضافة {name}، وتعذّر التحقق من ترجمته</translation>
    </message>
    <message>
        <source>{name} added, but its subtitles differ from the file</source>
        <translation>تمت إضافة {name}، لكن ترجمته تختلف عن الملف</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was added</source>
        <translation>لم تتأكد إضافة {name}</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>الإضافة غير مؤكدة</translation>
    </message>
    <message>
        <source>Not added: {reason}</source>
        <translation>لم تتم الإضافة: {reason}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>تمت الإضافة</translation>
    </message>
    <message>
        <source>Added; the subtitles couldn’t be verified</source>
        <translation>تمت الإضافة، وتعذّر التحقق من الترجمة</translation>
    </message>
    <message>
        <source>Added; the subtitles differ from the file</source>
        <translation>تمت الإضافة، والترجمة تختلف عن الملف</translation>
    </message>
</context>
<context>
    <name>AftermathWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>فيديو واحد (%Ln)</numerusform>
            <numerusform>فيديوهين (%Ln)</numerusform>
            <numerusform>%Ln فيديوهات</numerusform>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>%Ln فيديو</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks of {videos}</source>
        <translation>
            <numerusform>%Ln مسار من {videos}</numerusform>
            <numerusform>مسار واحد (%Ln) من {videos}</numerusform>
            <numerusform>مساران (%Ln) من {videos}</numerusform>
            <numerusform>%Ln مسارات من {videos}</numerusform>
            <numerusform>%Ln مسارًا من {videos}</numerusform>
            <numerusform>%Ln مسار من {videos}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their only closed captions.</source>
        <translation>
            <numerusform>يفقد %Ln فيديو تسمياتها التوضيحية الوحيدة.</numerusform>
            <numerusform>يفقد فيديو واحد (%Ln) تسمياته التوضيحية الوحيدة.</numerusform>
            <numerusform>يفقد فيديوهان (%Ln) تسمياتهما التوضيحية الوحيدة.</numerusform>
            <numerusform>تفقد %Ln فيديوهات تسمياتها التوضيحية الوحيدة.</numerusform>
            <numerusform>يفقد %Ln فيديو تسمياتها التوضيحية الوحيدة.</numerusform>
            <numerusform>يفقد %Ln فيديو تسمياتها التوضيحية الوحيدة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their last audio track.</source>
        <translation>
            <numerusform>يفقد %Ln فيديو آخر مساراتها الصوتية.</numerusform>
            <numerusform>يفقد فيديو واحد (%Ln) آخر مساراته الصوتية.</numerusform>
            <numerusform>يفقد فيديوهان (%Ln) آخر مساراتهما الصوتية.</numerusform>
            <numerusform>تفقد %Ln فيديوهات آخر مساراتها الصوتية.</numerusform>
            <numerusform>يفقد %Ln فيديو آخر مساراتها الصوتية.</numerusform>
            <numerusform>يفقد %Ln فيديو آخر مساراتها الصوتية.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the videos are used in records.</source>
        <translation>
            <numerusform>منها %Ln فيديو مستخدمة في سجلات.</numerusform>
            <numerusform>منها فيديو واحد (%Ln) مستخدم في سجلات.</numerusform>
            <numerusform>منها فيديوهان (%Ln) مستخدمان في سجلات.</numerusform>
            <numerusform>منها %Ln فيديوهات مستخدمة في سجلات.</numerusform>
            <numerusform>منها %Ln فيديو مستخدمة في سجلات.</numerusform>
            <numerusform>منها %Ln فيديو مستخدمة في سجلات.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be restored: {reasons}.</source>
        <translation>
            <numerusform>لا يمكن استعادة %Ln مسار: {reasons}.</numerusform>
            <numerusform>لا يمكن استعادة مسار واحد (%Ln): {reasons}.</numerusform>
            <numerusform>لا يمكن استعادة مسارين (%Ln): {reasons}.</numerusform>
            <numerusform>لا يمكن استعادة %Ln مسارات: {reasons}.</numerusform>
            <numerusform>لا يمكن استعادة %Ln مسارًا: {reasons}.</numerusform>
            <numerusform>لا يمكن استعادة %Ln مسار: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>ينسخ trackman %Ln مسار احتياطيًا أولًا، لذا يمكن التراجع عن حذفها.</numerusform>
            <numerusform>ينسخ trackman مسارًا واحدًا (%Ln) احتياطيًا أولًا، لذا يمكن التراجع عن حذفه.</numerusform>
            <numerusform>ينسخ trackman مسارين (%Ln) احتياطيًا أولًا، لذا يمكن التراجع عن حذفهما.</numerusform>
            <numerusform>ينسخ trackman %Ln مسارات احتياطيًا أولًا، لذا يمكن التراجع عن حذفها.</numerusform>
            <numerusform>ينسخ trackman %Ln مسارًا احتياطيًا أولًا، لذا يمكن التراجع عن حذفها.</numerusform>
            <numerusform>ينسخ trackman %Ln مسار احتياطيًا أولًا، لذا يمكن التراجع عن حذفها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had already vanished at the last scan and are left out.</source>
        <translation>
            <numerusform>كان %Ln مسار قد اختفى عند آخر فهرسة، فاستُبعدت.</numerusform>
            <numerusform>كان مسار واحد (%Ln) قد اختفى عند آخر فهرسة، فاستُبعد.</numerusform>
            <numerusform>كان مساران (%Ln) قد اختفيا عند آخر فهرسة، فاستُبعدا.</numerusform>
            <numerusform>كانت %Ln مسارات قد اختفت عند آخر فهرسة، فاستُبعدت.</numerusform>
            <numerusform>كان %Ln مسارًا قد اختفت عند آخر فهرسة، فاستُبعدت.</numerusform>
            <numerusform>كان %Ln مسار قد اختفى عند آخر فهرسة، فاستُبعدت.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at these videos was {ago}.</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>أقدم قراءة لهذه الفيديوهات: {ago}.</translation>
    </message>
    <message>
        <source>The last scan isn’t complete: tracks it hasn’t read are missing here.</source>
        <translation>لم تكتمل آخر فهرسة: المسارات التي لم تقرأها غير ظاهرة هنا.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left, such as {names}.</source>
        <extracomment>{names} are some of the videos.</extracomment>
        <translation>
            <numerusform>سيبقى %Ln فيديو بلا أي ترجمة، مثل {names}.</numerusform>
            <numerusform>سيبقى فيديو واحد (%Ln) بلا أي ترجمة، مثل {names}.</numerusform>
            <numerusform>سيبقى فيديوهان (%Ln) بلا أي ترجمة، مثل {names}.</numerusform>
            <numerusform>ستبقى %Ln فيديوهات بلا أي ترجمة، مثل {names}.</numerusform>
            <numerusform>سيبقى %Ln فيديو بلا أي ترجمة، مثل {names}.</numerusform>
            <numerusform>سيبقى %Ln فيديو بلا أي ترجمة، مثل {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left: {names}.</source>
        <translation>
            <numerusform>سيبقى %Ln فيديو بلا أي ترجمة: {names}.</numerusform>
            <numerusform>سيبقى فيديو واحد (%Ln) بلا أي ترجمة: {names}.</numerusform>
            <numerusform>سيبقى فيديوهان (%Ln) بلا أي ترجمة: {names}.</numerusform>
            <numerusform>ستبقى %Ln فيديوهات بلا أي ترجمة: {names}.</numerusform>
            <numerusform>سيبقى %Ln فيديو بلا أي ترجمة: {names}.</numerusform>
            <numerusform>سيبقى %Ln فيديو بلا أي ترجمة: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{language} ({count})</source>
        <extracomment>A language and a number of videos, such as “Italian (12)”.</extracomment>
        <translation>{language} ({count})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more languages</source>
        <translation>
            <numerusform>و%Ln لغة أخرى</numerusform>
            <numerusform>ولغة واحدة أخرى (%Ln)</numerusform>
            <numerusform>ولغتان أخريان (%Ln)</numerusform>
            <numerusform>و%Ln لغات أخرى</numerusform>
            <numerusform>و%Ln لغة أخرى</numerusform>
            <numerusform>و%Ln لغة أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Videos that lose their last subtitles in a language: {languages}.</source>
        <extracomment>{languages} is such as “Italian (12), German (3)”, with numbers of videos.</extracomment>
        <translation>الفيديوهات التي تفقد آخر ترجمة بلغة ما: {languages}.</translation>
    </message>
    <message>
        <source>no language</source>
        <translation>بلا لغة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio tracks</source>
        <translation>
            <numerusform>%Ln مسار صوتي</numerusform>
            <numerusform>مسار صوتي واحد (%Ln)</numerusform>
            <numerusform>مساران صوتيان (%Ln)</numerusform>
            <numerusform>%Ln مسارات صوتية</numerusform>
            <numerusform>%Ln مسارًا صوتيًا</numerusform>
            <numerusform>%Ln مسار صوتي</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <translation>
            <numerusform>%Ln مسار فاشل</numerusform>
            <numerusform>مسار واحد فاشل (%Ln)</numerusform>
            <numerusform>مساران فاشلان (%Ln)</numerusform>
            <numerusform>%Ln مسارات فاشلة</numerusform>
            <numerusform>%Ln مسارًا فاشلًا</numerusform>
            <numerusform>%Ln مسار فاشل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being prepared</source>
        <translation>
            <numerusform>%Ln مسار لا تزال قيد التحضير</numerusform>
            <numerusform>مسار واحد (%Ln) لا يزال قيد التحضير</numerusform>
            <numerusform>مساران (%Ln) لا يزالان قيد التحضير</numerusform>
            <numerusform>%Ln مسارات لا تزال قيد التحضير</numerusform>
            <numerusform>%Ln مسارًا لا تزال قيد التحضير</numerusform>
            <numerusform>%Ln مسار لا تزال قيد التحضير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a subtitle file</source>
        <translation>
            <numerusform>%Ln مسار بلا ملف ترجمة</numerusform>
            <numerusform>مسار واحد (%Ln) بلا ملف ترجمة</numerusform>
            <numerusform>مساران (%Ln) بلا ملف ترجمة</numerusform>
            <numerusform>%Ln مسارات بلا ملف ترجمة</numerusform>
            <numerusform>%Ln مسارًا بلا ملف ترجمة</numerusform>
            <numerusform>%Ln مسار بلا ملف ترجمة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTracksModel</name>
    <message>
        <source>folded</source>
        <translation>مطوية</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>موسَّعة</translation>
    </message>
</context>
<context>
    <name>AllTracksTab</name>
    <message>
        <source>All tracks</source>
        <translation>كل المسارات</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>اختيار بقاعدة…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>إرجاع</translation>
    </message>
    <message>
        <source>Forget vanished tracks…</source>
        <translation>نسيان المسارات المختفية…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation>لا توجد مسارات بعد</translation>
    </message>
    <message>
        <source>They appear here as the scan finds them.</source>
        <translation>تظهر هنا حين تجدها الفهرسة.</translation>
    </message>
    <message>
        <source>No video of this project has a track.</source>
        <translation>ليس لأي فيديو في هذا المشروع مسار.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>لا توجد نتائج</translation>
    </message>
    <message>
        <source>Nothing in this list is known here. It may be of another project or environment, newer than the last scan, or deleted by now.</source>
        <translation>لا شيء في هذه القائمة معروف هنا. ربما تكون من مشروع آخر أو بيئة أخرى، أو أحدث من آخر فهرسة، أو حُذف ما فيها.</translation>
    </message>
    <message>
        <source>No track fits view, filter and rule together.</source>
        <translation>لا مسار يوافق طريقة العرض والتصفية والقاعدة معًا.</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>إظهار كل المسارات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a track first.</source>
        <translation>حدّد مسارًا أولًا.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>حذف المسارات المحددة</translation>
    </message>
    <message>
        <source>Recreate the selected tracks from their saved subtitles. They get new IDs.</source>
        <translation>إعادة إنشاء المسارات المحددة من ترجماتها المحفوظة. تحصل على معرّفات جديدة.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>القائمة فارغة.</translation>
    </message>
    <message>
        <source>Save the listed tracks as a table</source>
        <translation>حفظ المسارات المدرجة كجدول</translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln selected tracks one after another</source>
        <translation>
            <numerusform>مراجعة المسارات المحددة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المحددة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المحددة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المحددة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المحددة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المحددة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln listed tracks one after another</source>
        <translation>
            <numerusform>مراجعة المسارات المدرجة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المدرجة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المدرجة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المدرجة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المدرجة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
            <numerusform>مراجعة المسارات المدرجة واحدًا تلو الآخر (العدد: %Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>{view}: {filter}</source>
        <extracomment>The name of a review: {view} is such as “Errored”, {filter} what was typed.</extracomment>
        <translation>{view}: {filter}</translation>
    </message>
    <message>
        <source>These tracks are gone already.</source>
        <translation>لم تعد هذه المسارات موجودة.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>حدّد مسارًا واحدًا.</translation>
    </message>
    <message>
        <source>Show only this video</source>
        <translation>إظهار هذا الفيديو فقط</translation>
    </message>
    <message>
        <source>Open in the video</source>
        <translation>فتح في الفيديو</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>نسخ الصفوف</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>نسخ معرّفات المسارات</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>توسيع</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>طي</translation>
    </message>
    <message>
        <source>Select the tracks of the group</source>
        <translation>تحديد مسارات المجموعة</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>مصنف Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>جدول (CSV)</translation>
    </message>
    <message>
        <source>Vanished more than 30 days ago</source>
        <translation>مختفية منذ أكثر من 30 يومًا</translation>
    </message>
    <message>
        <source>Vanished more than 90 days ago</source>
        <translation>مختفية منذ أكثر من 90 يومًا</translation>
    </message>
    <message>
        <source>Vanished more than a year ago</source>
        <translation>مختفية منذ أكثر من سنة</translation>
    </message>
    <message>
        <source>All vanished tracks</source>
        <translation>كل المسارات المختفية</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>حفظ طريقة العرض هذه</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>حفظ طريقة العرض</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>إعادة تسمية طريقة العرض</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>Choose tracks by conditions, and see first what is touched</source>
        <translation>اختيار مسارات بشروط، ورؤية ما يتأثر أولًا</translation>
    </message>
    <message>
        <source>Take tracks off this list that vanished long ago</source>
        <translation>إزالة المسارات التي اختفت منذ مدة طويلة من هذه القائمة</translation>
    </message>
    <message>
        <source>Shows all tracks again</source>
        <translation>إظهار كل المسارات من جديد</translation>
    </message>
</context>
<context>
    <name>AllTracksTable</name>
    <message>
        <source>All tracks</source>
        <translation>كل المسارات</translation>
    </message>
</context>
<context>
    <name>AllTracksWording</name>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>CC</source>
        <extracomment>Title of a column: closed captions.</extracomment>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>أول ظهور</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>آخر ظهور</translation>
    </message>
    <message>
        <source>Used</source>
        <extracomment>Title of a column: whether records use the video.</extracomment>
        <translation>مستخدم</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>كل المسارات</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>فاشلة</translation>
    </message>
    <message>
        <source>Preparing for more than an hour</source>
        <translation>قيد التحضير منذ أكثر من ساعة</translation>
    </message>
    <message>
        <source>Same language twice</source>
        <translation>اللغة نفسها مرتين</translation>
    </message>
    <message>
        <source>Same name twice</source>
        <translation>الاسم نفسه مرتين</translation>
    </message>
    <message>
        <source>Videos without closed captions</source>
        <translation>فيديوهات بلا تسميات توضيحية</translation>
    </message>
    <message>
        <source>Language not in the project</source>
        <translation>لغة ليست في المشروع</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>بها ملاحظات</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>مختفية</translation>
    </message>
    <message>
        <source>New since your last visit</source>
        <translation>جديدة منذ زيارتك الأخيرة</translation>
    </message>
    <message>
        <source>{column}, sorted downwards, level {level}</source>
        <translation>{column}، فرز تنازلي، المستوى {level}</translation>
    </message>
    <message>
        <source>{column}, sorted upwards, level {level}</source>
        <translation>{column}، فرز تصاعدي، المستوى {level}</translation>
    </message>
    <message>
        <source>Its subtitles were not read by a scan.</source>
        <translation>لم تقرأ أي فهرسة ترجمته.</translation>
    </message>
    <message>
        <source>It is not known whether records use the video.</source>
        <translation>لا يُعرف هل تستخدم السجلات الفيديو.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln ملاحظة</numerusform>
            <numerusform>ملاحظة واحدة (%Ln)</numerusform>
            <numerusform>ملاحظتان (%Ln)</numerusform>
            <numerusform>%Ln ملاحظات</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln مسار</numerusform>
            <numerusform>مسار واحد (%Ln)</numerusform>
            <numerusform>مساران (%Ln)</numerusform>
            <numerusform>%Ln مسارات</numerusform>
            <numerusform>%Ln مسارًا</numerusform>
            <numerusform>%Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Vanished {ago}</source>
        <translation>اختفى: {ago}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
</context>
<context>
    <name>AppLinks</name>
    <message>
        <source>DatoCMS didn’t say whether this link leads to your project. Open the link again when you are connected.</source>
        <translation>لم يذكر DatoCMS هل يؤدي هذا الرابط إلى مشروعك. افتح الرابط من جديد عندما تكون متصلًا.</translation>
    </message>
    <message>
        <source>This link leads to the environment {name}, which doesn’t exist here.</source>
        <translation>يؤدي هذا الرابط إلى البيئة {name}، وهي غير موجودة هنا.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>الأساسية</translation>
    </message>
    <message>
        <source>The link leads to the environment {name}. You are working in {here}. If you change, what you see and delete from then on is in {name}.</source>
        <translation>يؤدي الرابط إلى البيئة {name}. أنت تعمل في البيئة {here}. إذا بدّلت، فكل ما تراه وتحذفه بعد ذلك يكون في البيئة {name}.</translation>
    </message>
    <message>
        <source>Open this link in another environment?</source>
        <translation>هل تريد فتح هذا الرابط في بيئة أخرى؟</translation>
    </message>
    <message>
        <source>Change environment</source>
        <translation>تبديل البيئة</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>البقاء هنا</translation>
    </message>
    <message>
        <source>This link leads to a project that you aren’t signed in to. Add the project in the project menu at the top, then open the link again.</source>
        <translation>يؤدي هذا الرابط إلى مشروع لم تسجّل الدخول إليه. أضف المشروع من قائمة المشروع في الأعلى، ثم افتح الرابط من جديد.</translation>
    </message>
    <message>
        <source>The link leads to a video of {name}. If you change, what you see and delete from then on is in that project.</source>
        <translation>يؤدي الرابط إلى فيديو في {name}. إذا بدّلت، فكل ما تراه وتحذفه بعد ذلك يكون في ذلك المشروع.</translation>
    </message>
    <message>
        <source>Open this link in another project?</source>
        <translation>هل تريد فتح هذا الرابط في مشروع آخر؟</translation>
    </message>
    <message>
        <source>Change project</source>
        <translation>تبديل المشروع</translation>
    </message>
</context>
<context>
    <name>ApplyingController</name>
    <message>
        <source>Save review as file</source>
        <translation>حفظ المراجعة كملف</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>المراجعات</translation>
    </message>
</context>
<context>
    <name>ApplyingWording</name>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>لا يفقد أي فيديو آخر ترجماته.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>هل تريد حذف ما يلي: {tracks}؟</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>حذف %Ln مسار</numerusform>
            <numerusform>حذف مسار واحد (%Ln)</numerusform>
            <numerusform>حذف مسارين (%Ln)</numerusform>
            <numerusform>حذف %Ln مسارات</numerusform>
            <numerusform>حذف %Ln مسارًا</numerusform>
            <numerusform>حذف %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the videos as they are now: {done} of {total}</source>
        <translation>جارٍ النظر في حالة الفيديوهات الآن: {done} من {total}</translation>
    </message>
    <message>
        <source>{reason} What couldn’t be checked is not deleted. The decisions are kept: apply them once DatoCMS can be reached.</source>
        <translation>{reason} ما تعذّر التحقق منه لا يُحذف. القرارات محفوظة: نفّذها متى أمكن الوصول إلى DatoCMS.</translation>
    </message>
    <message>
        <source>Nothing was deleted: none of the ticked tracks is as it was decided on. The list says what has changed.</source>
        <translation>لم يُحذف شيء: لم يعد أي من المسارات المعلَّمة كما كان عند اتخاذ القرار. تبيّن القائمة ما تغيّر.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.</source>
        <translation>
            <numerusform>استُبعد %Ln مسار لأنها لم تعد موجودة أو تغيّرت أو تعذّر التحقق منها.</numerusform>
            <numerusform>استُبعد مسار واحد (%Ln) لأنه لم يعد موجودًا أو تغيّر أو تعذّر التحقق منه.</numerusform>
            <numerusform>استُبعد مساران (%Ln) لأنهما لم يعودا موجودين أو تغيّرا أو تعذّر التحقق منهما.</numerusform>
            <numerusform>استُبعدت %Ln مسارات لأنها لم تعد موجودة أو تغيّرت أو تعذّر التحقق منها.</numerusform>
            <numerusform>استُبعد %Ln مسارًا لأنها لم تعد موجودة أو تغيّرت أو تعذّر التحقق منها.</numerusform>
            <numerusform>استُبعد %Ln مسار لأنها لم تعد موجودة أو تغيّرت أو تعذّر التحقق منها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved. Save the review as a file and give it back, or apply them here.</source>
        <translation>
            <numerusform>تمت الموافقة على %Ln عملية حذف. احفظ المراجعة كملف وأعدها، أو نفّذ القرارات هنا.</numerusform>
            <numerusform>تمت الموافقة على عملية حذف واحدة (%Ln). احفظ المراجعة كملف وأعدها، أو نفّذ القرارات هنا.</numerusform>
            <numerusform>تمت الموافقة على عمليتي حذف (%Ln). احفظ المراجعة كملف وأعدها، أو نفّذ القرارات هنا.</numerusform>
            <numerusform>تمت الموافقة على %Ln عمليات حذف. احفظ المراجعة كملف وأعدها، أو نفّذ القرارات هنا.</numerusform>
            <numerusform>تمت الموافقة على %Ln عملية حذف. احفظ المراجعة كملف وأعدها، أو نفّذ القرارات هنا.</numerusform>
            <numerusform>تمت الموافقة على %Ln عملية حذف. احفظ المراجعة كملف وأعدها، أو نفّذ القرارات هنا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused: these tracks stay. Save the review as a file and give it back.</source>
        <translation>
            <numerusform>رُفضت %Ln عملية حذف: تبقى هذه المسارات. احفظ المراجعة كملف وأعدها.</numerusform>
            <numerusform>رُفضت عملية حذف واحدة (%Ln): يبقى هذا المسار. احفظ المراجعة كملف وأعدها.</numerusform>
            <numerusform>رُفضت عمليتا حذف (%Ln): يبقى هذان المساران. احفظ المراجعة كملف وأعدها.</numerusform>
            <numerusform>رُفضت %Ln عمليات حذف: تبقى هذه المسارات. احفظ المراجعة كملف وأعدها.</numerusform>
            <numerusform>رُفضت %Ln عملية حذف: تبقى هذه المسارات. احفظ المراجعة كملف وأعدها.</numerusform>
            <numerusform>رُفضت %Ln عملية حذف: تبقى هذه المسارات. احفظ المراجعة كملف وأعدها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>حُفظت المراجعة باسم {file}.</translation>
    </message>
    <message>
        <source>{name} was not deleted: {state}. It waits among the decisions.</source>
        <translation>لم يُحذف {name}: {state}. وهو في الانتظار ضمن القرارات.</translation>
    </message>
    <message>
        <source>{name} can’t be restored once it’s deleted, so it waits among the decisions.</source>
        <translation>لا يمكن استعادة {name} بعد حذفه، لذا ينتظر ضمن القرارات.</translation>
    </message>
    <message>
        <source>{name} waits among the decisions. {reason}</source>
        <translation>ينتظر {name} ضمن القرارات. {reason}</translation>
    </message>
    <message>
        <source>It is about to be deleted. Cancel the rest of the deletions first.</source>
        <translation>حذفه على وشك أن يبدأ. يجب إلغاء بقية عمليات الحذف أولًا.</translation>
    </message>
    <message>
        <source>It is being deleted. Take the decision back once that has ended.</source>
        <translation>يجري حذفه. تراجع عن القرار بعد أن ينتهي ذلك.</translation>
    </message>
    <message>
        <source>{name} was deleted and has no backup, so it can’t be restored.</source>
        <translation>حُذف {name} وليست له نسخة احتياطية، لذا لا يمكن استعادته.</translation>
    </message>
</context>
<context>
    <name>ArchiveController</name>
    <message>
        <source>Export everything</source>
        <translation>تصدير كل شيء</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>أرشيفات (*.zip)</translation>
    </message>
    <message>
        <source>Exporting journal and backups…</source>
        <translation>جارٍ تصدير دفتر العمليات والنسخ الاحتياطية…</translation>
    </message>
    <message numerus="yes">
        <source>Journal and %Ln backups exported to {file}.</source>
        <translation>
            <numerusform>تم تصدير دفتر العمليات و%Ln نسخة احتياطية إلى {file}.</numerusform>
            <numerusform>تم تصدير دفتر العمليات ونسخة احتياطية واحدة (%Ln) إلى {file}.</numerusform>
            <numerusform>تم تصدير دفتر العمليات ونسختين احتياطيتين (%Ln) إلى {file}.</numerusform>
            <numerusform>تم تصدير دفتر العمليات و%Ln نسخ احتياطية إلى {file}.</numerusform>
            <numerusform>تم تصدير دفتر العمليات و%Ln نسخة احتياطية إلى {file}.</numerusform>
            <numerusform>تم تصدير دفتر العمليات و%Ln نسخة احتياطية إلى {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews are in it, too.</source>
        <translation>
            <numerusform>وفيه أيضًا %Ln مراجعة.</numerusform>
            <numerusform>وفيه أيضًا مراجعة واحدة (%Ln).</numerusform>
            <numerusform>وفيه أيضًا مراجعتان (%Ln).</numerusform>
            <numerusform>وفيه أيضًا %Ln مراجعات.</numerusform>
            <numerusform>وفيه أيضًا %Ln مراجعة.</numerusform>
            <numerusform>وفيه أيضًا %Ln مراجعة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups were skipped because they are damaged. Choose Check backups for details.</source>
        <translation>
            <numerusform>تم تخطي %Ln نسخة احتياطية بسبب التلف. اختر «فحص النسخ الاحتياطية» لمعرفة التفاصيل.</numerusform>
            <numerusform>تم تخطي نسخة احتياطية واحدة (%Ln) بسبب التلف. اختر «فحص النسخ الاحتياطية» لمعرفة التفاصيل.</numerusform>
            <numerusform>تم تخطي نسختين احتياطيتين (%Ln) بسبب التلف. اختر «فحص النسخ الاحتياطية» لمعرفة التفاصيل.</numerusform>
            <numerusform>تم تخطي %Ln نسخ احتياطية بسبب التلف. اختر «فحص النسخ الاحتياطية» لمعرفة التفاصيل.</numerusform>
            <numerusform>تم تخطي %Ln نسخة احتياطية بسبب التلف. اختر «فحص النسخ الاحتياطية» لمعرفة التفاصيل.</numerusform>
            <numerusform>تم تخطي %Ln نسخة احتياطية بسبب التلف. اختر «فحص النسخ الاحتياطية» لمعرفة التفاصيل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all reviews are in it.</source>
        <translation>لا يحتوي على كل المراجعات.</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>استيراد أرشيف</translation>
    </message>
    <message>
        <source>Importing {file}…</source>
        <translation>جارٍ استيراد {file}…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln entries of the history.</source>
        <translation>
            <numerusform>تم استيراد %Ln قيد إلى المحفوظات.</numerusform>
            <numerusform>تم استيراد قيد واحد (%Ln) إلى المحفوظات.</numerusform>
            <numerusform>تم استيراد قيدين (%Ln) إلى المحفوظات.</numerusform>
            <numerusform>تم استيراد %Ln قيود إلى المحفوظات.</numerusform>
            <numerusform>تم استيراد %Ln قيدًا إلى المحفوظات.</numerusform>
            <numerusform>تم استيراد %Ln قيد إلى المحفوظات.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln backups.</source>
        <translation>
            <numerusform>تم استيراد %Ln نسخة احتياطية.</numerusform>
            <numerusform>تم استيراد نسخة احتياطية واحدة (%Ln).</numerusform>
            <numerusform>تم استيراد نسختين احتياطيتين (%Ln).</numerusform>
            <numerusform>تم استيراد %Ln نسخ احتياطية.</numerusform>
            <numerusform>تم استيراد %Ln نسخة احتياطية.</numerusform>
            <numerusform>تم استيراد %Ln نسخة احتياطية.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were already here.</source>
        <translation>
            <numerusform>سبق وجود %Ln قيد هنا.</numerusform>
            <numerusform>سبق وجود قيد واحد (%Ln) هنا.</numerusform>
            <numerusform>سبق وجود قيدين (%Ln) هنا.</numerusform>
            <numerusform>سبق وجود %Ln قيود هنا.</numerusform>
            <numerusform>سبق وجود %Ln قيدًا هنا.</numerusform>
            <numerusform>سبق وجود %Ln قيد هنا.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} worked on them on another computer. If that was you, your decisions stay yours on this one, and somebody else still has to approve them. trackman asks only while you have decided nothing here.</source>
        <translation>عمل {name} عليها على كمبيوتر آخر. إذا كنت أنت، فستبقى قراراتك لك على هذا الكمبيوتر، ويظل من اللازم أن يوافق عليها شخص آخر. لا يسأل trackman إلا ما دمت لم تقرر شيئًا هنا.</translation>
    </message>
    <message>
        <source>Are the reviews in this archive yours?</source>
        <translation>هل المراجعات في هذا الأرشيف لك؟</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>شخص ما</translation>
    </message>
    <message>
        <source>They’re mine</source>
        <translation>هي لي</translation>
    </message>
    <message>
        <source>Somebody else’s</source>
        <translation>هي لشخص آخر</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln reviews.</source>
        <translation>
            <numerusform>تم استيراد %Ln مراجعة.</numerusform>
            <numerusform>تم استيراد مراجعة واحدة (%Ln).</numerusform>
            <numerusform>تم استيراد مراجعتين (%Ln).</numerusform>
            <numerusform>تم استيراد %Ln مراجعات.</numerusform>
            <numerusform>تم استيراد %Ln مراجعة.</numerusform>
            <numerusform>تم استيراد %Ln مراجعة.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you decided in them counts as yours.</source>
        <translation>ما قررته فيها يُحسب لك.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews were already here.</source>
        <translation>
            <numerusform>سبق وجود %Ln مراجعة هنا.</numerusform>
            <numerusform>سبق وجود مراجعة واحدة (%Ln) هنا.</numerusform>
            <numerusform>سبق وجود مراجعتين (%Ln) هنا.</numerusform>
            <numerusform>سبق وجود %Ln مراجعات هنا.</numerusform>
            <numerusform>سبق وجود %Ln مراجعة هنا.</numerusform>
            <numerusform>سبق وجود %Ln مراجعة هنا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again.</source>
        <translation>
            <numerusform>هناك %Ln مسار عليها قرارات مختلفة. تبقى بلا قرار إلى أن يقرر أحد من جديد.</numerusform>
            <numerusform>هناك مسار واحد (%Ln) عليه قرارات مختلفة. يبقى بلا قرار إلى أن يقرر أحد من جديد.</numerusform>
            <numerusform>هناك مساران (%Ln) عليهما قرارات مختلفة. يبقيان بلا قرار إلى أن يقرر أحد من جديد.</numerusform>
            <numerusform>هناك %Ln مسارات عليها قرارات مختلفة. تبقى بلا قرار إلى أن يقرر أحد من جديد.</numerusform>
            <numerusform>هناك %Ln مسارًا عليها قرارات مختلفة. تبقى بلا قرار إلى أن يقرر أحد من جديد.</numerusform>
            <numerusform>هناك %Ln مسار عليها قرارات مختلفة. تبقى بلا قرار إلى أن يقرر أحد من جديد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews couldn’t be imported.</source>
        <translation>
            <numerusform>تعذّر استيراد %Ln مراجعة.</numerusform>
            <numerusform>تعذّر استيراد مراجعة واحدة (%Ln).</numerusform>
            <numerusform>تعذّر استيراد مراجعتين (%Ln).</numerusform>
            <numerusform>تعذّر استيراد %Ln مراجعات.</numerusform>
            <numerusform>تعذّر استيراد %Ln مراجعة.</numerusform>
            <numerusform>تعذّر استيراد %Ln مراجعة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>مصنفات Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>تصدير المحفوظات</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>صفحات ويب (*.html)</translation>
    </message>
    <message>
        <source>History exported to {file}.</source>
        <translation>تم تصدير المحفوظات إلى {file}.</translation>
    </message>
    <message>
        <source>Checking backups…</source>
        <translation>جارٍ فحص النسخ الاحتياطية…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>لا نسخ احتياطية بعد.</translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln backups. None is missing or damaged.</source>
        <translation>
            <numerusform>تم فحص %Ln نسخة احتياطية. لم يُعثر على أي نسخة مفقودة أو تالفة.</numerusform>
            <numerusform>تم فحص نسخة احتياطية واحدة (%Ln). لم يُعثر على أي نسخة مفقودة أو تالفة.</numerusform>
            <numerusform>تم فحص نسختين احتياطيتين (%Ln). لم يُعثر على أي نسخة مفقودة أو تالفة.</numerusform>
            <numerusform>تم فحص %Ln نسخ احتياطية. لم يُعثر على أي نسخة مفقودة أو تالفة.</numerusform>
            <numerusform>تم فحص %Ln نسخة احتياطية. لم يُعثر على أي نسخة مفقودة أو تالفة.</numerusform>
            <numerusform>تم فحص %Ln نسخة احتياطية. لم يُعثر على أي نسخة مفقودة أو تالفة.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} of {file}: {fault}</source>
        <translation>{name} من {file}: {fault}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more backups</source>
        <translation>
            <numerusform>و%Ln نسخة احتياطية أخرى</numerusform>
            <numerusform>ونسخة احتياطية واحدة أخرى (%Ln)</numerusform>
            <numerusform>ونسختان احتياطيتان أخريان (%Ln)</numerusform>
            <numerusform>و%Ln نسخ احتياطية أخرى</numerusform>
            <numerusform>و%Ln نسخة احتياطية أخرى</numerusform>
            <numerusform>و%Ln نسخة احتياطية أخرى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} backups can’t be restored. {names}</source>
        <extracomment>The plural is that of the first number, which counts the damaged ones.</extracomment>
        <translation>
            <numerusform>هناك %Ln نسخة احتياطية من أصل {total} لا يمكن استعادتها. {names}</numerusform>
            <numerusform>هناك نسخة احتياطية واحدة (%Ln) من أصل {total} لا يمكن استعادتها. {names}</numerusform>
            <numerusform>هناك نسختان احتياطيتان (%Ln) من أصل {total} لا يمكن استعادتهما. {names}</numerusform>
            <numerusform>هناك %Ln نسخ احتياطية من أصل {total} لا يمكن استعادتها. {names}</numerusform>
            <numerusform>هناك %Ln نسخة احتياطية من أصل {total} لا يمكن استعادتها. {names}</numerusform>
            <numerusform>هناك %Ln نسخة احتياطية من أصل {total} لا يمكن استعادتها. {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups are older than the limit in your settings ({limit}).</source>
        <extracomment>{limit} is such as “90 days”.</extracomment>
        <translation>
            <numerusform>هناك %Ln نسخة احتياطية أقدم من الحد المحدد في إعداداتك ({limit}).</numerusform>
            <numerusform>هناك نسخة احتياطية واحدة (%Ln) أقدم من الحد المحدد في إعداداتك ({limit}).</numerusform>
            <numerusform>هناك نسختان احتياطيتان (%Ln) أقدم من الحد المحدد في إعداداتك ({limit}).</numerusform>
            <numerusform>هناك %Ln نسخ احتياطية أقدم من الحد المحدد في إعداداتك ({limit}).</numerusform>
            <numerusform>هناك %Ln نسخة احتياطية أقدم من الحد المحدد في إعداداتك ({limit}).</numerusform>
            <numerusform>هناك %Ln نسخة احتياطية أقدم من الحد المحدد في إعداداتك ({limit}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>إزالتها</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln backups. Their tracks can’t be restored.</source>
        <translation>
            <numerusform>تمت إزالة %Ln نسخة احتياطية. لم تعد استعادة مساراتها ممكنة.</numerusform>
            <numerusform>تمت إزالة نسخة احتياطية واحدة (%Ln). لم تعد استعادة مسارها ممكنة.</numerusform>
            <numerusform>تمت إزالة نسختين احتياطيتين (%Ln). لم تعد استعادة مساريهما ممكنة.</numerusform>
            <numerusform>تمت إزالة %Ln نسخ احتياطية. لم تعد استعادة مساراتها ممكنة.</numerusform>
            <numerusform>تمت إزالة %Ln نسخة احتياطية. لم تعد استعادة مساراتها ممكنة.</numerusform>
            <numerusform>تمت إزالة %Ln نسخة احتياطية. لم تعد استعادة مساراتها ممكنة.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>when deleted</source>
        <translation>عند الحذف</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>نسخ معرّف المسار</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>نسخ معرّف الفيديو</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>تسميات توضيحية</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>الخطأ</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>معرّف المسار</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>معرّف الفيديو</translation>
    </message>
</context>
<context>
    <name>BesideTexts</name>
    <message>
        <source>No other version of this track is saved on this computer.</source>
        <translation>لا يوجد إصدار آخر من هذا المسار محفوظ على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>The other languages of this video are still loading.</source>
        <translation>ما زالت اللغات الأخرى لهذا الفيديو قيد التحميل.</translation>
    </message>
    <message>
        <source>This video has no other subtitles that can be read.</source>
        <translation>ليس لهذا الفيديو ترجمات أخرى يمكن قراءتها.</translation>
    </message>
</context>
<context>
    <name>BulkController</name>
    <message>
        <source>These tracks are not there any more.</source>
        <translation>لم تعد هذه المسارات موجودة.</translation>
    </message>
    <message>
        <source>Bulk work is running. Wait until it has ended, or cancel the rest.</source>
        <translation>تجري عملية مجمّعة. انتظر حتى تنتهي، أو ألغِ البقية بزر «إلغاء البقية».</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Delete again</source>
        <translation>حذف من جديد</translation>
    </message>
</context>
<context>
    <name>BulkQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>أدخل السبب أولًا.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>اكتب عدد المسارات أولًا.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>هل تريد حذف ما يلي: {tracks}؟</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>حذف %Ln مسار</numerusform>
            <numerusform>حذف مسار واحد (%Ln)</numerusform>
            <numerusform>حذف مسارين (%Ln)</numerusform>
            <numerusform>حذف %Ln مسارات</numerusform>
            <numerusform>حذف %Ln مسارًا</numerusform>
            <numerusform>حذف %Ln مسار</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkStrip</name>
    <message>
        <source>Bulk work</source>
        <translation>عملية مجمّعة</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>إلغاء البقية</translation>
    </message>
    <message>
        <source>Retry failed only</source>
        <translation>إعادة محاولة ما فشل فقط</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>حذف بلا نسخة احتياطية</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Go on with what was not sent yet</source>
        <translation>متابعة ما لم يُرسل بعد</translation>
    </message>
    <message>
        <source>Send nothing more for now; what was sent goes on</source>
        <translation>عدم إرسال المزيد الآن؛ ما أُرسل يستمر</translation>
    </message>
    <message>
        <source>Cancel what was not sent yet</source>
        <translation>إلغاء ما لم يُرسل بعد</translation>
    </message>
    <message>
        <source>Try those again that failed, and no others</source>
        <translation>إعادة المحاولة لما فشل دون غيره</translation>
    </message>
    <message>
        <source>Delete those that couldn’t be backed up, after a question</source>
        <translation>حذف المسارات التي تعذّر نسخها احتياطيًا، بعد سؤال</translation>
    </message>
    <message>
        <source>Take all of this back, as far as there are backups</source>
        <translation>التراجع عن هذا كله، بقدر ما توجد نسخ احتياطية</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
</context>
<context>
    <name>BulkWording</name>
    <message>
        <source>Deleting: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed, 2 min left”.</extracomment>
        <translation>جارٍ الحذف: {progress}</translation>
    </message>
    <message>
        <source>Paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed”.</extracomment>
        <translation>متوقف مؤقتًا: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being deleted</source>
        <translation>
            <numerusform>لا يزال يُحذف: %Ln</numerusform>
            <numerusform>لا يزال يُحذف: %Ln</numerusform>
            <numerusform>لا يزال يُحذف: %Ln</numerusform>
            <numerusform>لا يزال يُحذف: %Ln</numerusform>
            <numerusform>لا يزال يُحذف: %Ln</numerusform>
            <numerusform>لا يزال يُحذف: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted</source>
        <translation>
            <numerusform>تم حذف %Ln مسار</numerusform>
            <numerusform>تم حذف مسار واحد (%Ln)</numerusform>
            <numerusform>تم حذف مسارين (%Ln)</numerusform>
            <numerusform>تم حذف %Ln مسارات</numerusform>
            <numerusform>تم حذف %Ln مسارًا</numerusform>
            <numerusform>تم حذف %Ln مسار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>فشل: %Ln</numerusform>
            <numerusform>فشل: %Ln</numerusform>
            <numerusform>فشل: %Ln</numerusform>
            <numerusform>فشل: %Ln</numerusform>
            <numerusform>فشل: %Ln</numerusform>
            <numerusform>فشل: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had vanished already</source>
        <translation>
            <numerusform>كان قد اختفى: %Ln</numerusform>
            <numerusform>كان قد اختفى: %Ln</numerusform>
            <numerusform>كان قد اختفى: %Ln</numerusform>
            <numerusform>كان قد اختفى: %Ln</numerusform>
            <numerusform>كان قد اختفى: %Ln</numerusform>
            <numerusform>كان قد اختفى: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the scan and were left out</source>
        <translation>
            <numerusform>تغيّر منذ الفهرسة واستُبعد: %Ln</numerusform>
            <numerusform>تغيّر منذ الفهرسة واستُبعد: %Ln</numerusform>
            <numerusform>تغيّر منذ الفهرسة واستُبعد: %Ln</numerusform>
            <numerusform>تغيّر منذ الفهرسة واستُبعد: %Ln</numerusform>
            <numerusform>تغيّر منذ الفهرسة واستُبعد: %Ln</numerusform>
            <numerusform>تغيّر منذ الفهرسة واستُبعد: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>تم إلغاء: %Ln</numerusform>
            <numerusform>تم إلغاء: %Ln</numerusform>
            <numerusform>تم إلغاء: %Ln</numerusform>
            <numerusform>تم إلغاء: %Ln</numerusform>
            <numerusform>تم إلغاء: %Ln</numerusform>
            <numerusform>تم إلغاء: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be restored</source>
        <translation>
            <numerusform>تعذّرت استعادة: %Ln</numerusform>
            <numerusform>تعذّرت استعادة: %Ln</numerusform>
            <numerusform>تعذّرت استعادة: %Ln</numerusform>
            <numerusform>تعذّرت استعادة: %Ln</numerusform>
            <numerusform>تعذّرت استعادة: %Ln</numerusform>
            <numerusform>تعذّرت استعادة: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored</source>
        <translation>
            <numerusform>تمت استعادة %Ln مسار</numerusform>
            <numerusform>تمت استعادة مسار واحد (%Ln)</numerusform>
            <numerusform>تمت استعادة مسارين (%Ln)</numerusform>
            <numerusform>تمت استعادة %Ln مسارات</numerusform>
            <numerusform>تمت استعادة %Ln مسارًا</numerusform>
            <numerusform>تمت استعادة %Ln مسار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be verified</source>
        <translation>
            <numerusform>تعذّر التحقق من %Ln</numerusform>
            <numerusform>تعذّر التحقق من %Ln</numerusform>
            <numerusform>تعذّر التحقق من %Ln</numerusform>
            <numerusform>تعذّر التحقق من %Ln</numerusform>
            <numerusform>تعذّر التحقق من %Ln</numerusform>
            <numerusform>تعذّر التحقق من %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>see Activity</source>
        <translation>انظر «النشاط»</translation>
    </message>
    <message>
        <source>Restoring is paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 could not be restored”.</extracomment>
        <translation>الاستعادة متوقفة مؤقتًا: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being restored</source>
        <translation>
            <numerusform>لا يزال يُستعاد: %Ln</numerusform>
            <numerusform>لا يزال يُستعاد: %Ln</numerusform>
            <numerusform>لا يزال يُستعاد: %Ln</numerusform>
            <numerusform>لا يزال يُستعاد: %Ln</numerusform>
            <numerusform>لا يزال يُستعاد: %Ln</numerusform>
            <numerusform>لا يزال يُستعاد: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} من {total}</translation>
    </message>
    <message>
        <source>Restoring: {progress}</source>
        <translation>جارٍ الاستعادة: {progress}</translation>
    </message>
    <message>
        <source>Waiting to be deleted</source>
        <translation>في انتظار الحذف</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>لم يُحذف: {reason}</translation>
    </message>
    <message>
        <source>Vanished meanwhile</source>
        <translation>اختفى في هذه الأثناء</translation>
    </message>
    <message>
        <source>Left out: changed since the scan</source>
        <translation>استُبعد: تغيّر منذ الفهرسة</translation>
    </message>
    <message>
        <source>Left out: it can’t be backed up any more</source>
        <translation>استُبعد: لم يعد ممكنًا نسخه احتياطيًا</translation>
    </message>
    <message>
        <source>Left out: something else is being done with it</source>
        <translation>استُبعد: تجري عليه عملية أخرى</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>بقيت %Ln ث</numerusform>
            <numerusform>بقيت %Ln ث</numerusform>
            <numerusform>بقيت %Ln ث</numerusform>
            <numerusform>بقيت %Ln ث</numerusform>
            <numerusform>بقيت %Ln ث</numerusform>
            <numerusform>بقيت %Ln ث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>بقيت %Ln د</numerusform>
            <numerusform>بقيت %Ln د</numerusform>
            <numerusform>بقيت %Ln د</numerusform>
            <numerusform>بقيت %Ln د</numerusform>
            <numerusform>بقيت %Ln د</numerusform>
            <numerusform>بقيت %Ln د</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesController</name>
    <message>
        <source>Replace {name} by which file?</source>
        <translation>أي ملف يحل محل {name}؟</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>{file} was not used. {reason}</source>
        <translation>لم يُستخدم {file}. {reason}</translation>
    </message>
    <message>
        <source>{file} is audio, and the track has subtitles.</source>
        <translation>الملف {file} صوتي، وفي المسار ترجمة.</translation>
    </message>
    <message>
        <source>{file} has subtitles, and the track is audio.</source>
        <translation>في الملف {file} ترجمة، والمسار صوتي.</translation>
    </message>
    <message>
        <source>Replace {name} by {file}?</source>
        <translation>هل تريد وضع {file} مكان {name}؟</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln مقطع</numerusform>
            <numerusform>مقطع واحد (%Ln)</numerusform>
            <numerusform>مقطعان (%Ln)</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>The text seems to be in {language}.</source>
        <translation>يبدو أن النص مكتوب باللغة {language}.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>لا يستطيع trackman نسخ الصوت احتياطيًا، لذا لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>Name, language and flag stay. The old track is deleted only once the new one is checked, and can be brought back.</source>
        <translation>يبقى الاسم واللغة وعلامة التسميات التوضيحية. لا يُحذف المسار القديم إلا بعد التحقق من الجديد، ويمكن استعادة القديم.</translation>
    </message>
    <message>
        <source>Replace track</source>
        <translation>استبدال المسار</translation>
    </message>
    <message>
        <source>{name}, {moment}</source>
        <translation>{name}، {moment}</translation>
    </message>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>ملفات الترجمة (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>حفظ الترجمة</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>تم حفظ الترجمة في {file}.</translation>
    </message>
    <message>
        <source>None of these tracks has subtitles that can be downloaded.</source>
        <translation>ليس في أي من هذه المسارات ترجمة يمكن تنزيلها.</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>أرشيفات Zip (*.zip)</translation>
    </message>
    <message>
        <source>Download subtitles</source>
        <translation>تنزيل الترجمات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks downloaded to {file}.</source>
        <translation>
            <numerusform>تم تنزيل %Ln مسار إلى {file}.</numerusform>
            <numerusform>تم تنزيل مسار واحد (%Ln) إلى {file}.</numerusform>
            <numerusform>تم تنزيل مسارين (%Ln) إلى {file}.</numerusform>
            <numerusform>تم تنزيل %Ln مسارات إلى {file}.</numerusform>
            <numerusform>تم تنزيل %Ln مسارًا إلى {file}.</numerusform>
            <numerusform>تم تنزيل %Ln مسار إلى {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be fetched.</source>
        <translation>
            <numerusform>تعذّر جلب %Ln مسار.</numerusform>
            <numerusform>تعذّر جلب مسار واحد (%Ln).</numerusform>
            <numerusform>تعذّر جلب مسارين (%Ln).</numerusform>
            <numerusform>تعذّر جلب %Ln مسارات.</numerusform>
            <numerusform>تعذّر جلب %Ln مسارًا.</numerusform>
            <numerusform>تعذّر جلب %Ln مسار.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln tracks to which video?</source>
        <translation>
            <numerusform>إلى أي فيديو تريد نسخ %Ln مسار؟</numerusform>
            <numerusform>إلى أي فيديو تريد نسخ مسار واحد (%Ln)؟</numerusform>
            <numerusform>إلى أي فيديو تريد نسخ مسارين (%Ln)؟</numerusform>
            <numerusform>إلى أي فيديو تريد نسخ %Ln مسارات؟</numerusform>
            <numerusform>إلى أي فيديو تريد نسخ %Ln مسارًا؟</numerusform>
            <numerusform>إلى أي فيديو تريد نسخ %Ln مسار؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy {name} to which video?</source>
        <translation>إلى أي فيديو تريد نسخ {name}؟</translation>
    </message>
    <message>
        <source>Copy there</source>
        <translation>نسخ إلى هناك</translation>
    </message>
    <message>
        <source>This video is {here} long, {video} is {there}. The subtitles may not fit.</source>
        <translation>مدة هذا الفيديو {here}، ومدة {video} هي {there}. قد لا تتوافق الترجمة معه.</translation>
    </message>
    <message>
        <source>It already has tracks with these names, which can’t be added: {names}.</source>
        <translation>فيه مسارات بهذه الأسماء من قبل، فلا يمكن إضافتها: {names}.</translation>
    </message>
    <message>
        <source>Copy to {video} anyway?</source>
        <translation>هل تريد النسخ إلى {video} رغم ذلك؟</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>النسخ رغم ذلك</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>Title of a column: what happened to the cue: added, removed or changed.</extracomment>
        <translation>التغيير</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Title of a column: the cue as it is published.</extracomment>
        <translation>قبل</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Title of a column: the cue as it will be.</extracomment>
        <translation>بعد</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>مضاف</translation>
    </message>
    <message>
        <source>Removed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>محذوف</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>متغيّر</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>من {start} إلى {end}</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Publish</source>
        <translation>نشر</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>العودة إلى التحرير</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>التغييرات</translation>
    </message>
    <message>
        <source>Publish changes to {name}</source>
        <translation>نشر التغييرات في {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln مقطع متغيّر</numerusform>
            <numerusform>مقطع واحد متغيّر (%Ln)</numerusform>
            <numerusform>مقطعان متغيّران (%Ln)</numerusform>
            <numerusform>%Ln مقاطع متغيّرة</numerusform>
            <numerusform>%Ln مقطعًا متغيّرًا</numerusform>
            <numerusform>%Ln مقطع متغيّر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues added</source>
        <translation>
            <numerusform>%Ln مقطع مضاف</numerusform>
            <numerusform>مقطع واحد مضاف (%Ln)</numerusform>
            <numerusform>مقطعان مضافان (%Ln)</numerusform>
            <numerusform>%Ln مقاطع مضافة</numerusform>
            <numerusform>%Ln مقطعًا مضافًا</numerusform>
            <numerusform>%Ln مقطع مضاف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues removed</source>
        <translation>
            <numerusform>%Ln مقطع محذوف</numerusform>
            <numerusform>مقطع واحد محذوف (%Ln)</numerusform>
            <numerusform>مقطعان محذوفان (%Ln)</numerusform>
            <numerusform>%Ln مقاطع محذوفة</numerusform>
            <numerusform>%Ln مقطعًا محذوفًا</numerusform>
            <numerusform>%Ln مقطع محذوف</numerusform>
        </translation>
    </message>
    <message>
        <source>No cue differs; the file itself is mended.</source>
        <translation>لا اختلاف في أي مقطع، وإنما أُصلح الملف نفسه.</translation>
    </message>
    <message>
        <source>DatoCMS gets a new track with this text, then the old one is deleted.</source>
        <translation>يحصل DatoCMS على مسار جديد بهذا النص، ثم يُحذف المسار القديم.</translation>
    </message>
</context>
<context>
    <name>CheckChoices</name>
    <message>
        <source>Latin script: {speed} characters per second, {line} per line, {lines} lines, {shortest}–{longest} s per cue. Your own numbers apply until you choose another guide.</source>
        <translation>الكتابة اللاتينية: الأحرف في الثانية {speed}، وفي السطر {line}، والأسطر {lines}، ومدة المقطع من {shortest} إلى {longest} ث. تسري أرقامك الخاصة إلى أن تختار دليلًا آخر.</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>محايد</translation>
    </message>
    <message>
        <source>Netflix</source>
        <translation>Netflix</translation>
    </message>
    <message>
        <source>BBC</source>
        <translation>BBC</translation>
    </message>
    <message>
        <source>DCMP</source>
        <translation>DCMP</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>دليل الأسلوب</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>الكلمات</translation>
    </message>
    <message>
        <source>Words to flag</source>
        <translation>كلمات يُنبَّه إليها</translation>
    </message>
    <message>
        <source>One per line. Matches whole words, ignoring case.</source>
        <translation>كلمة في كل سطر. تُطابَق الكلمات الكاملة بصرف النظر عن حالة الأحرف.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove filter {filter}</source>
        <extracomment>{filter} is in quotation marks.</extracomment>
        <translation>إزالة عامل التصفية {filter}</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>{what}: {choice}</source>
        <extracomment>{what} is such as “Speed”, {choice} such as “1.5×”.</extracomment>
        <translation>{what}: {choice}</translation>
    </message>
</context>
<context>
    <name>ChosenModel</name>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>معلَّم</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>غير معلَّم</translation>
    </message>
</context>
<context>
    <name>ChosenTable</name>
    <message>
        <source>Chosen tracks</source>
        <translation>المسارات المختارة</translation>
    </message>
</context>
<context>
    <name>CommandWording</name>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>تقسيم</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>إدراج</translation>
    </message>
    <message>
        <source>Delete cue</source>
        <translation>حذف المقطع</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>إزاحة…</translation>
    </message>
    <message>
        <source>Stretch…</source>
        <translation>تمديد…</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>بحث واستبدال…</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>إصلاح</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>نشر</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Split the cue at the caret or at the video’s position</source>
        <translation>تقسيم المقطع عند مؤشر الكتابة أو عند موضع الفيديو</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>دمج المقطع مع المقطع التالي</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>إدراج مقطع في الأسفل</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>حذف المقاطع المحددة</translation>
    </message>
    <message>
        <source>Shift cues to earlier or later times</source>
        <translation>إزاحة المقاطع إلى أوقات أبكر أو متأخرة</translation>
    </message>
    <message>
        <source>Stretch the text between two points</source>
        <translation>تمديد أوقات النص بين نقطتين</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>بحث واستبدال</translation>
    </message>
    <message>
        <source>Fix the findings of this cue, or all of one kind</source>
        <translation>إصلاح ملاحظات هذا المقطع، أو كل الملاحظات من نوع واحد</translation>
    </message>
    <message>
        <source>Look over the changes, then replace the track</source>
        <translation>مراجعة التغييرات، ثم استبدال المسار</translation>
    </message>
    <message>
        <source>Close the editor; unpublished changes stay as a draft</source>
        <translation>إغلاق المحرر؛ تبقى التغييرات غير المنشورة مسودة</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>تراجع: {act}</translation>
    </message>
    <message>
        <source>Redo: {act}</source>
        <translation>إعادة: {act}</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>تحرير النص</translation>
    </message>
    <message>
        <source>Edit times</source>
        <translation>تحرير الأوقات</translation>
    </message>
    <message>
        <source>Split cue</source>
        <translation>تقسيم مقطع</translation>
    </message>
    <message>
        <source>Merge cues</source>
        <translation>دمج مقاطع</translation>
    </message>
    <message>
        <source>Insert cue</source>
        <translation>إدراج مقطع</translation>
    </message>
    <message>
        <source>Delete cues</source>
        <translation>حذف مقاطع</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>إزاحة الأوقات</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>تمديد الأوقات</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Fix findings</source>
        <translation>إصلاح الملاحظات</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select a track.</source>
        <translation>حدّد مسارًا.</translation>
    </message>
    <message>
        <source>Select one or two tracks of a video with several subtitles.</source>
        <translation>حدّد مسارًا أو مسارين في فيديو له عدة ترجمات.</translation>
    </message>
    <message>
        <source>Open a video that can be played.</source>
        <translation>افتح فيديو يمكن تشغيله.</translation>
    </message>
    <message>
        <source>Select a track whose subtitles can be read.</source>
        <translation>حدّد مسارًا يمكن قراءة ترجمته.</translation>
    </message>
    <message>
        <source>Select tracks with subtitles.</source>
        <translation>حدّد مسارات فيها ترجمة.</translation>
    </message>
    <message>
        <source>Select one track with subtitles.</source>
        <translation>حدّد مسارًا واحدًا فيه ترجمة.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>حدّد مسارًا واحدًا.</translation>
    </message>
    <message>
        <source>No track is known to have errors.</source>
        <translation>لا توجد مسارات معروف أنها فاشلة.</translation>
    </message>
    <message>
        <source>Open a video with tracks.</source>
        <translation>افتح فيديو فيه مسارات.</translation>
    </message>
    <message>
        <source>No reasons yet: add some in Settings › Deleting</source>
        <translation>لا أسباب بعد: أضف أسبابًا في الإعدادات › الحذف</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Saved versions can’t be deleted here.</source>
        <translation>لا يمكن حذف الإصدارات المحفوظة هنا.</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>الاختلاف</translation>
    </message>
    <message>
        <source>Case only</source>
        <translation>حالة الأحرف فقط</translation>
    </message>
    <message>
        <source>Punctuation only</source>
        <translation>علامات الترقيم فقط</translation>
    </message>
    <message>
        <source>Spaces only</source>
        <translation>المسافات فقط</translation>
    </message>
    <message>
        <source>Case, punctuation</source>
        <translation>حالة الأحرف، علامات الترقيم</translation>
    </message>
    <message>
        <source>Case, spaces</source>
        <translation>حالة الأحرف، المسافات</translation>
    </message>
    <message>
        <source>Punctuation, spaces</source>
        <translation>علامات الترقيم، المسافات</translation>
    </message>
    <message>
        <source>Case, punctuation, spaces</source>
        <translation>حالة الأحرف، علامات الترقيم، المسافات</translation>
    </message>
    <message>
        <source>Different words</source>
        <translation>كلمات مختلفة</translation>
    </message>
    <message>
        <source>Only in the first</source>
        <extracomment>The first of the two tracks that are compared.</extracomment>
        <translation>في الأول فقط</translation>
    </message>
    <message>
        <source>Only in the second</source>
        <extracomment>The second of the two tracks that are compared.</extracomment>
        <translation>في الثاني فقط</translation>
    </message>
    <message>
        <source>{n} s longer</source>
        <translation>أطول بمقدار {n} ث</translation>
    </message>
    <message>
        <source>{n} s shorter</source>
        <translation>أقصر بمقدار {n} ث</translation>
    </message>
    <message>
        <source>{n} s later</source>
        <translation>متأخر بمقدار {n} ث</translation>
    </message>
    <message>
        <source>{n} s earlier</source>
        <translation>مبكر بمقدار {n} ث</translation>
    </message>
    <message>
        <source>{name} · {language}</source>
        <translation>{name} · {language}</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>Back to the videos</source>
        <translation>العودة إلى الفيديوهات</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>مقارنة الترجمات</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>الاختلاف السابق</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>الاختلاف التالي</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>جارٍ تحميل الترجمات…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Ignored: {count}</source>
        <translation>المتجاهَل: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} places differ</source>
        <translation>
            <numerusform>يختلف %Ln موضع من أصل {total}</numerusform>
            <numerusform>يختلف موضع واحد (%Ln) من أصل {total}</numerusform>
            <numerusform>يختلف موضعان (%Ln) من أصل {total}</numerusform>
            <numerusform>يختلف %Ln مواضع من أصل {total}</numerusform>
            <numerusform>يختلف %Ln موضعًا من أصل {total}</numerusform>
            <numerusform>يختلف %Ln موضع من أصل {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>No differences in {total} places</source>
        <translation>لا اختلاف في أي موضع من أصل {total}</translation>
    </message>
    <message>
        <source>{said}. The languages differ, so only the times are compared.</source>
        <translation>{said}. اللغتان مختلفتان، لذا تُقارَن الأوقات فقط.</translation>
    </message>
    <message>
        <source>Leave case, punctuation or spaces out of account</source>
        <translation>صرف النظر عن حالة الأحرف أو علامات الترقيم أو المسافات</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>تجاهل حالة الأحرف</translation>
    </message>
    <message>
        <source>Ignore punctuation</source>
        <translation>تجاهل علامات الترقيم</translation>
    </message>
    <message>
        <source>Ignore spaces</source>
        <translation>تجاهل المسافات</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Compared subtitles</source>
        <translation>الترجمات المقارَنة</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>Delete %Ln tracks?</source>
        <translation>
            <numerusform>هل تريد حذف %Ln مسار؟</numerusform>
            <numerusform>هل تريد حذف مسار واحد (%Ln)؟</numerusform>
            <numerusform>هل تريد حذف مسارين (%Ln)؟</numerusform>
            <numerusform>هل تريد حذف %Ln مسارات؟</numerusform>
            <numerusform>هل تريد حذف %Ln مسارًا؟</numerusform>
            <numerusform>هل تريد حذف %Ln مسار؟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>حذف %Ln مسار</numerusform>
            <numerusform>حذف مسار واحد (%Ln)</numerusform>
            <numerusform>حذف مسارين (%Ln)</numerusform>
            <numerusform>حذف %Ln مسارات</numerusform>
            <numerusform>حذف %Ln مسارًا</numerusform>
            <numerusform>حذف %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>هل تريد حذف {name}؟</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>not backed up</source>
        <translation>بلا نسخة احتياطية</translation>
    </message>
    <message>
        <source>{name} ({file}): {reason}</source>
        <extracomment>{name} is a track’s, {file} the video’s, such as “Italiano” (film.mp4)</extracomment>
        <translation>{name} ({file}): {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>و%Ln مسار آخر</numerusform>
            <numerusform>ومسار واحد آخر (%Ln)</numerusform>
            <numerusform>ومساران آخران (%Ln)</numerusform>
            <numerusform>و%Ln مسارات أخرى</numerusform>
            <numerusform>و%Ln مسارًا آخر</numerusform>
            <numerusform>و%Ln مسار آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {filename}:</source>
        <translation>من {filename}:</translation>
    </message>
    <message>
        <source>The track has not been deleted. Deleting it without a backup can’t be undone.</source>
        <translation>لم يُحذف المسار. حذفه بلا نسخة احتياطية لا يمكن التراجع عنه.</translation>
    </message>
    <message>
        <source>None of these tracks has been deleted. Deleting them without backups can’t be undone.</source>
        <translation>لم يُحذف أي من هذه المسارات. حذفها بلا نسخ احتياطية لا يمكن التراجع عنه.</translation>
    </message>
    <message>
        <source>{name} couldn’t be backed up</source>
        <translation>تعذّر نسخ {name} احتياطيًا</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be backed up</source>
        <translation>
            <numerusform>تعذّر نسخ %Ln مسار احتياطيًا</numerusform>
            <numerusform>تعذّر نسخ مسار واحد (%Ln) احتياطيًا</numerusform>
            <numerusform>تعذّر نسخ مسارين (%Ln) احتياطيًا</numerusform>
            <numerusform>تعذّر نسخ %Ln مسارات احتياطيًا</numerusform>
            <numerusform>تعذّر نسخ %Ln مسارًا احتياطيًا</numerusform>
            <numerusform>تعذّر نسخ %Ln مسار احتياطيًا</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>حذف بلا نسخة احتياطية</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still deleting %Ln tracks and will continue.</source>
        <translation>
            <numerusform>ما زال DatoCMS يحذف %Ln مسار وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يحذف مسارًا واحدًا (%Ln) وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يحذف مسارين (%Ln) وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يحذف %Ln مسارات وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يحذف %Ln مسارًا وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يحذف %Ln مسار وسيواصل ذلك.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still working on %Ln tracks and will continue.</source>
        <translation>
            <numerusform>ما زال DatoCMS يعمل على %Ln مسار وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يعمل على مسار واحد (%Ln) وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يعمل على مسارين (%Ln) وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يعمل على %Ln مسارات وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يعمل على %Ln مسارًا وسيواصل ذلك.</numerusform>
            <numerusform>ما زال DatoCMS يعمل على %Ln مسار وسيواصل ذلك.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman will check the result the next time you start it.</source>
        <translation>سيتحقق trackman من النتيجة عند تشغيله في المرة القادمة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</source>
        <translation>
            <numerusform>هناك %Ln مسار قيد الاستبدال. إذا أنهيت البرنامج الآن، فقد يبقى في الفيديو القديم والجديد معًا إلى أن تشغّل trackman من جديد؛ عندئذ يُبقي أحدهما ويخبرك أيهما. تبقى ترجمتك على هذا الكمبيوتر.</numerusform>
            <numerusform>هناك مسار واحد (%Ln) قيد الاستبدال. إذا أنهيت البرنامج الآن، فقد يبقى في الفيديو القديم والجديد معًا إلى أن تشغّل trackman من جديد؛ عندئذ يُبقي أحدهما ويخبرك أيهما. تبقى ترجمتك على هذا الكمبيوتر.</numerusform>
            <numerusform>هناك مساران (%Ln) قيد الاستبدال. إذا أنهيت البرنامج الآن، فقد يبقى في الفيديو القديم والجديد معًا إلى أن تشغّل trackman من جديد؛ عندئذ يُبقي أحدهما ويخبرك أيهما. تبقى ترجمتك على هذا الكمبيوتر.</numerusform>
            <numerusform>هناك %Ln مسارات قيد الاستبدال. إذا أنهيت البرنامج الآن، فقد يبقى في الفيديو القديم والجديد معًا إلى أن تشغّل trackman من جديد؛ عندئذ يُبقي أحدهما ويخبرك أيهما. تبقى ترجمتك على هذا الكمبيوتر.</numerusform>
            <numerusform>هناك %Ln مسارًا قيد الاستبدال. إذا أنهيت البرنامج الآن، فقد يبقى في الفيديو القديم والجديد معًا إلى أن تشغّل trackman من جديد؛ عندئذ يُبقي أحدهما ويخبرك أيهما. تبقى ترجمتك على هذا الكمبيوتر.</numerusform>
            <numerusform>هناك %Ln مسار قيد الاستبدال. إذا أنهيت البرنامج الآن، فقد يبقى في الفيديو القديم والجديد معًا إلى أن تشغّل trackman من جديد؛ عندئذ يُبقي أحدهما ويخبرك أيهما. تبقى ترجمتك على هذا الكمبيوتر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are still waiting and won’t be changed.</source>
        <translation>
            <numerusform>ما زال %Ln مسار في الانتظار، ولن تتغير.</numerusform>
            <numerusform>ما زال مسار واحد (%Ln) في الانتظار، ولن يتغير.</numerusform>
            <numerusform>ما زال مساران (%Ln) في الانتظار، ولن يتغيرا.</numerusform>
            <numerusform>ما زالت %Ln مسارات في الانتظار، ولن تتغير.</numerusform>
            <numerusform>ما زال %Ln مسارًا في الانتظار، ولن تتغير.</numerusform>
            <numerusform>ما زال %Ln مسار في الانتظار، ولن تتغير.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tracks are to be deleted. trackman offers to go on with them the next time you start it.</source>
        <translation>
            <numerusform>بقي %Ln مسار في انتظار الحذف. يعرض trackman متابعة حذفها عند تشغيله في المرة القادمة.</numerusform>
            <numerusform>بقي مسار واحد (%Ln) في انتظار الحذف. يعرض trackman متابعة حذفه عند تشغيله في المرة القادمة.</numerusform>
            <numerusform>بقي مساران (%Ln) في انتظار الحذف. يعرض trackman متابعة حذفهما عند تشغيله في المرة القادمة.</numerusform>
            <numerusform>بقيت %Ln مسارات في انتظار الحذف. يعرض trackman متابعة حذفها عند تشغيله في المرة القادمة.</numerusform>
            <numerusform>بقي %Ln مسارًا في انتظار الحذف. يعرض trackman متابعة حذفها عند تشغيله في المرة القادمة.</numerusform>
            <numerusform>بقي %Ln مسار في انتظار الحذف. يعرض trackman متابعة حذفها عند تشغيله في المرة القادمة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit while deletions are running?</source>
        <translation>هل تريد إنهاء البرنامج وعمليات الحذف جارية؟</translation>
    </message>
    <message>
        <source>Quit while tracks are being changed?</source>
        <translation>هل تريد إنهاء البرنامج والمسارات قيد التغيير؟</translation>
    </message>
    <message>
        <source>Quit trackman</source>
        <translation>إنهاء trackman</translation>
    </message>
    <message>
        <source>Sign out of {project}?</source>
        <translation>هل تريد تسجيل الخروج من {project}؟</translation>
    </message>
    <message>
        <source>trackman forgets this project’s API token on this computer. You’ll need the token to sign in again. Nothing changes in DatoCMS.</source>
        <translation>ينسى trackman رمز API لهذا المشروع على هذا الكمبيوتر. ستحتاج إلى الرمز لتسجيل الدخول من جديد. لا يتغير شيء في DatoCMS.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>{language} subtitles of {filename}.</source>
        <extracomment>Such as “Italian subtitles of launch.mp4.”</extracomment>
        <translation>ترجمة باللغة {language} من {filename}.</translation>
    </message>
    <message>
        <source>{language} audio of {filename}.</source>
        <extracomment>Such as “Italian audio of launch.mp4.”</extracomment>
        <translation>صوت باللغة {language} من {filename}.</translation>
    </message>
    <message>
        <source>Subtitles of {filename}, without a language.</source>
        <translation>ترجمة من {filename}، بلا لغة.</translation>
    </message>
    <message>
        <source>Audio of {filename}, without a language.</source>
        <translation>صوت من {filename}، بلا لغة.</translation>
    </message>
    <message>
        <source>Track of {filename}.</source>
        <translation>مسار من {filename}.</translation>
    </message>
    <message>
        <source>{name}, {language} subtitles</source>
        <extracomment>A line of a list, such as “Italiano”, Italian subtitles.</extracomment>
        <translation>{name}، ترجمة باللغة {language}</translation>
    </message>
    <message>
        <source>{name}, {language} audio</source>
        <extracomment>A line of a list, such as “Italiano”, Italian audio.</extracomment>
        <translation>{name}، صوت باللغة {language}</translation>
    </message>
    <message>
        <source>{name}, subtitles without a language</source>
        <translation>{name}، ترجمة بلا لغة</translation>
    </message>
    <message>
        <source>{name}, audio without a language</source>
        <translation>{name}، صوت بلا لغة</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>ينسخه trackman احتياطيًا أولًا، لذا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>trackman backs them up first, so this can be undone.</source>
        <translation>ينسخها trackman احتياطيًا أولًا، لذا يمكن التراجع عن هذا.</translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>ينسخ trackman %Ln مسار احتياطيًا أولًا، لذا يمكن التراجع عن حذفها.</numerusform>
            <numerusform>ينسخ trackman مسارًا واحدًا (%Ln) احتياطيًا أولًا، لذا يمكن التراجع عن حذفه.</numerusform>
            <numerusform>ينسخ trackman مسارين (%Ln) احتياطيًا أولًا، لذا يمكن التراجع عن حذفهما.</numerusform>
            <numerusform>ينسخ trackman %Ln مسارات احتياطيًا أولًا، لذا يمكن التراجع عن حذفها.</numerusform>
            <numerusform>ينسخ trackman %Ln مسارًا احتياطيًا أولًا، لذا يمكن التراجع عن حذفها.</numerusform>
            <numerusform>ينسخ trackman %Ln مسار احتياطيًا أولًا، لذا يمكن التراجع عن حذفها.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>لا يستطيع trackman نسخ الصوت احتياطيًا، لذا لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>trackman can’t back up errored tracks, which have no subtitles, so this can’t be undone.</source>
        <translation>لا يستطيع trackman نسخ المسارات الفاشلة احتياطيًا، إذ لا ترجمة فيها، لذا لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks that are still being prepared, so this can’t be undone.</source>
        <translation>لا يستطيع trackman نسخ المسارات احتياطيًا وهي قيد التحضير، لذا لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>trackman can back up only subtitles that are ready, so this can’t be undone.</source>
        <translation>لا يستطيع trackman أن ينسخ احتياطيًا إلا الترجمة الجاهزة، لذا لا يمكن التراجع عن هذا.</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up audio.</source>
        <translation>
            <numerusform>حذف %Ln مسار لا يمكن التراجع عنه: لا يستطيع trackman نسخ الصوت احتياطيًا.</numerusform>
            <numerusform>حذف مسار واحد (%Ln) لا يمكن التراجع عنه: لا يستطيع trackman نسخ الصوت احتياطيًا.</numerusform>
            <numerusform>حذف مسارين (%Ln) لا يمكن التراجع عنه: لا يستطيع trackman نسخ الصوت احتياطيًا.</numerusform>
            <numerusform>حذف %Ln مسارات لا يمكن التراجع عنه: لا يستطيع trackman نسخ الصوت احتياطيًا.</numerusform>
            <numerusform>حذف %Ln مسارًا لا يمكن التراجع عنه: لا يستطيع trackman نسخ الصوت احتياطيًا.</numerusform>
            <numerusform>حذف %Ln مسار لا يمكن التراجع عنه: لا يستطيع trackman نسخ الصوت احتياطيًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</source>
        <translation>
            <numerusform>حذف %Ln مسار لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات الفاشلة احتياطيًا، إذ لا ترجمة فيها.</numerusform>
            <numerusform>حذف مسار واحد (%Ln) لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات الفاشلة احتياطيًا، إذ لا ترجمة فيها.</numerusform>
            <numerusform>حذف مسارين (%Ln) لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات الفاشلة احتياطيًا، إذ لا ترجمة فيها.</numerusform>
            <numerusform>حذف %Ln مسارات لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات الفاشلة احتياطيًا، إذ لا ترجمة فيها.</numerusform>
            <numerusform>حذف %Ln مسارًا لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات الفاشلة احتياطيًا، إذ لا ترجمة فيها.</numerusform>
            <numerusform>حذف %Ln مسار لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات الفاشلة احتياطيًا، إذ لا ترجمة فيها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still being prepared.</source>
        <translation>
            <numerusform>حذف %Ln مسار لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات احتياطيًا وهي قيد التحضير.</numerusform>
            <numerusform>حذف مسار واحد (%Ln) لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات احتياطيًا وهي قيد التحضير.</numerusform>
            <numerusform>حذف مسارين (%Ln) لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات احتياطيًا وهي قيد التحضير.</numerusform>
            <numerusform>حذف %Ln مسارات لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات احتياطيًا وهي قيد التحضير.</numerusform>
            <numerusform>حذف %Ln مسارًا لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات احتياطيًا وهي قيد التحضير.</numerusform>
            <numerusform>حذف %Ln مسار لا يمكن التراجع عنه: لا يستطيع trackman نسخ المسارات احتياطيًا وهي قيد التحضير.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are ready.</source>
        <translation>
            <numerusform>حذف %Ln مسار لا يمكن التراجع عنه: لا يستطيع trackman أن ينسخ احتياطيًا إلا الترجمة الجاهزة.</numerusform>
            <numerusform>حذف مسار واحد (%Ln) لا يمكن التراجع عنه: لا يستطيع trackman أن ينسخ احتياطيًا إلا الترجمة الجاهزة.</numerusform>
            <numerusform>حذف مسارين (%Ln) لا يمكن التراجع عنه: لا يستطيع trackman أن ينسخ احتياطيًا إلا الترجمة الجاهزة.</numerusform>
            <numerusform>حذف %Ln مسارات لا يمكن التراجع عنه: لا يستطيع trackman أن ينسخ احتياطيًا إلا الترجمة الجاهزة.</numerusform>
            <numerusform>حذف %Ln مسارًا لا يمكن التراجع عنه: لا يستطيع trackman أن ينسخ احتياطيًا إلا الترجمة الجاهزة.</numerusform>
            <numerusform>حذف %Ln مسار لا يمكن التراجع عنه: لا يستطيع trackman أن ينسخ احتياطيًا إلا الترجمة الجاهزة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete audio track</source>
        <translation>حذف المسار الصوتي</translation>
    </message>
    <message>
        <source>Delete subtitle track</source>
        <translation>حذف مسار الترجمة</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>حذف المسار</translation>
    </message>
</context>
<context>
    <name>ConsequenceWording</name>
    <message>
        <source>Record {id}</source>
        <translation>السجل {id}</translation>
    </message>
    <message>
        <source>{name} (draft)</source>
        <extracomment>{name} is the title of a record that is not published.</extracomment>
        <translation>{name} (مسودة)</translation>
    </message>
    <message>
        <source>Checking which records use it…</source>
        <translation>جارٍ البحث عن السجلات التي تستخدمه…</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use it</source>
        <translation>لا يذكر DatoCMS السجلات التي تستخدمه</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>غير مستخدم في أي سجل</translation>
    </message>
    <message numerus="yes">
        <source>Used by %Ln records</source>
        <translation>
            <numerusform>يستخدمه %Ln سجل</numerusform>
            <numerusform>يستخدمه سجل واحد (%Ln)</numerusform>
            <numerusform>يستخدمه سجلان (%Ln)</numerusform>
            <numerusform>يستخدمه %Ln سجلات</numerusform>
            <numerusform>يستخدمه %Ln سجلًا</numerusform>
            <numerusform>يستخدمه %Ln سجل</numerusform>
        </translation>
    </message>
    <message>
        <source>the last of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>آخر ترجمة في هذا الفيديو باللغة: {languages}</translation>
    </message>
    <message>
        <source>the last closed captions in {languages}</source>
        <translation>آخر تسميات توضيحية باللغة: {languages}</translation>
    </message>
    <message>
        <source>the last subtitles without a language</source>
        <translation>آخر ترجمة بلا لغة</translation>
    </message>
    <message>
        <source>the last closed captions without a language</source>
        <translation>آخر تسميات توضيحية بلا لغة</translation>
    </message>
    <message>
        <source>the last subtitles of this video</source>
        <translation>آخر ترجمة في هذا الفيديو</translation>
    </message>
    <message>
        <source>the only closed captions of this video</source>
        <translation>التسميات التوضيحية الوحيدة في هذا الفيديو</translation>
    </message>
    <message>
        <source>Last subtitles of this video</source>
        <translation>آخر ترجمة في هذا الفيديو</translation>
    </message>
    <message>
        <source>Only closed captions of this video</source>
        <translation>التسميات التوضيحية الوحيدة في هذا الفيديو</translation>
    </message>
    <message>
        <source>Going by its name, the only audio description</source>
        <translation>بحسب اسمه، الوصف الصوتي الوحيد</translation>
    </message>
    <message>
        <source>No record uses this video</source>
        <translation>لا سجل يستخدم هذا الفيديو</translation>
    </message>
    <message>
        <source>Last subtitles without a language</source>
        <translation>آخر ترجمة بلا لغة</translation>
    </message>
    <message>
        <source>Last closed captions without a language</source>
        <translation>آخر تسميات توضيحية بلا لغة</translation>
    </message>
    <message>
        <source>Last audio without a language</source>
        <translation>آخر صوت بلا لغة</translation>
    </message>
    <message>
        <source>A language of the project</source>
        <extracomment>What is left without subtitles, where the line names the language already.</extracomment>
        <translation>إحدى لغات المشروع</translation>
    </message>
    <message>
        <source>Last subtitles of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>آخر ترجمة في هذا الفيديو باللغة: {languages}</translation>
    </message>
    <message>
        <source>Last closed captions in {languages}</source>
        <translation>آخر تسميات توضيحية باللغة: {languages}</translation>
    </message>
    <message>
        <source>Last audio in {languages}</source>
        <translation>آخر صوت باللغة: {languages}</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}</source>
        <translation>لغات المشروع التي تبقى بلا ترجمة: {languages}</translation>
    </message>
    <message>
        <source>{name} in the same language stays</source>
        <translation>يبقى {name} باللغة نفسها</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages stay</source>
        <translation>
            <numerusform>يبقى %Ln مسار آخر باللغات نفسها</numerusform>
            <numerusform>يبقى مسار واحد آخر (%Ln) باللغة نفسها</numerusform>
            <numerusform>يبقى مساران آخران (%Ln) باللغات نفسها</numerusform>
            <numerusform>تبقى %Ln مسارات أخرى باللغات نفسها</numerusform>
            <numerusform>يبقى %Ln مسارًا آخر باللغات نفسها</numerusform>
            <numerusform>يبقى %Ln مسار آخر باللغات نفسها</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} in the same language is being prepared</source>
        <translation>ما زال {name} باللغة نفسها قيد التحضير</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages are being prepared</source>
        <translation>
            <numerusform>ما زال %Ln مسار آخر باللغات نفسها قيد التحضير</numerusform>
            <numerusform>ما زال مسار واحد آخر (%Ln) باللغة نفسها قيد التحضير</numerusform>
            <numerusform>ما زال مساران آخران (%Ln) باللغات نفسها قيد التحضير</numerusform>
            <numerusform>ما زالت %Ln مسارات أخرى باللغات نفسها قيد التحضير</numerusform>
            <numerusform>ما زال %Ln مسارًا آخر باللغات نفسها قيد التحضير</numerusform>
            <numerusform>ما زال %Ln مسار آخر باللغات نفسها قيد التحضير</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} had failed processing anyway</source>
        <translation>كانت معالجة {name} قد فشلت أصلًا</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had failed processing anyway</source>
        <translation>
            <numerusform>كانت معالجة %Ln مسار قد فشلت أصلًا</numerusform>
            <numerusform>كانت معالجة مسار واحد (%Ln) قد فشلت أصلًا</numerusform>
            <numerusform>كانت معالجة مسارين (%Ln) قد فشلت أصلًا</numerusform>
            <numerusform>كانت معالجة %Ln مسارات قد فشلت أصلًا</numerusform>
            <numerusform>كانت معالجة %Ln مسارًا قد فشلت أصلًا</numerusform>
            <numerusform>كانت معالجة %Ln مسار قد فشلت أصلًا</numerusform>
        </translation>
    </message>
    <message>
        <source>This video will have no subtitles left.</source>
        <translation>لن تبقى أي ترجمة في هذا الفيديو.</translation>
    </message>
    <message>
        <source>It will have no closed captions left.</source>
        <translation>لن تبقى فيه أي تسميات توضيحية.</translation>
    </message>
    <message>
        <source>Going by its name, this is the video’s only audio description.</source>
        <translation>بحسب اسمه، هذا هو الوصف الصوتي الوحيد في الفيديو.</translation>
    </message>
    <message numerus="yes">
        <source>The video is used by %Ln records, see below.</source>
        <translation>
            <numerusform>يستخدم الفيديو %Ln سجل، انظر أدناه.</numerusform>
            <numerusform>يستخدم الفيديو سجل واحد (%Ln)، انظر أدناه.</numerusform>
            <numerusform>يستخدم الفيديو سجلان (%Ln)، انظر أدناه.</numerusform>
            <numerusform>يستخدم الفيديو %Ln سجلات، انظر أدناه.</numerusform>
            <numerusform>يستخدم الفيديو %Ln سجلًا، انظر أدناه.</numerusform>
            <numerusform>يستخدم الفيديو %Ln سجل، انظر أدناه.</numerusform>
        </translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use the video.</source>
        <translation>لا يذكر DatoCMS السجلات التي تستخدم الفيديو.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left without a language.</source>
        <translation>لن تبقى في هذا الفيديو أي ترجمة بلا لغة.</translation>
    </message>
    <message>
        <source>It will have no closed captions left without a language.</source>
        <translation>لن تبقى فيه أي تسميات توضيحية بلا لغة.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left without a language.</source>
        <translation>لن يبقى فيه أي مسار صوتي بلا لغة.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left in: {languages}.</source>
        <translation>لن تبقى في هذا الفيديو أي ترجمة باللغة: {languages}.</translation>
    </message>
    <message>
        <source>It will have no closed captions left in: {languages}.</source>
        <translation>لن تبقى فيه أي تسميات توضيحية باللغة: {languages}.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left in: {languages}.</source>
        <translation>لن يبقى فيه أي مسار صوتي باللغة: {languages}.</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}.</source>
        <translation>لغات المشروع التي تبقى بلا ترجمة: {languages}.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>رجوع ثانيتين</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>تقديم ثانيتين</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>كتم الصوت</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Close the player</source>
        <translation>إغلاق المشغّل</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>إلغاء كتم الصوت</translation>
    </message>
    <message>
        <source>Back to window</source>
        <translation>العودة إلى النافذة</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
</context>
<context>
    <name>CoverageController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>صفحات ويب (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>مصنفات Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>تم حفظ التقرير في {file}.</translation>
    </message>
    <message>
        <source>Export the coverage</source>
        <translation>تصدير التغطية</translation>
    </message>
    <message>
        <source>Save the accessibility report</source>
        <translation>حفظ تقرير إمكانية الوصول</translation>
    </message>
    <message>
        <source>Asking DatoCMS for the records that use the videos…</source>
        <translation>جارٍ سؤال DatoCMS عن السجلات التي تستخدم الفيديوهات…</translation>
    </message>
</context>
<context>
    <name>CoverageTab</name>
    <message>
        <source>Coverage</source>
        <translation>التغطية</translation>
    </message>
    <message>
        <source>Filter videos</source>
        <translation>تصفية الفيديوهات</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>ترجمة</translation>
    </message>
    <message>
        <source>Missing in</source>
        <translation>ناقص في</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>الاستخدام</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>ترتيب DatoCMS</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>تقرير إمكانية الوصول…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>No videos known yet</source>
        <translation>لا فيديوهات معروفة بعد</translation>
    </message>
    <message>
        <source>Scan the project once. Then trackman shows which languages are missing.</source>
        <translation>افهرس المشروع مرة واحدة. عندئذ يُظهر trackman اللغات الناقصة.</translation>
    </message>
    <message>
        <source>Go to the scan</source>
        <translation>الانتقال إلى الفهرسة</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>لا توجد نتائج</translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>جرّب كلمات أقل أو تصفية أخرى.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>مسح التصفية</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>فيديو واحد (%Ln)</numerusform>
            <numerusform>فيديوهان (%Ln)</numerusform>
            <numerusform>%Ln فيديوهات</numerusform>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>%Ln فيديو</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln videos</source>
        <translation>
            <numerusform>{shown} من %Ln فيديو</numerusform>
            <numerusform>{shown} من فيديو واحد (%Ln)</numerusform>
            <numerusform>{shown} من فيديوهين (%Ln)</numerusform>
            <numerusform>{shown} من %Ln فيديوهات</numerusform>
            <numerusform>{shown} من %Ln فيديو</numerusform>
            <numerusform>{shown} من %Ln فيديو</numerusform>
        </translation>
    </message>
    <message>
        <source>read {ago} or later</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>القراءة: {ago} أو بعد ذلك</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos not read yet</source>
        <translation>
            <numerusform>%Ln فيديو لم تُقرأ مساراتها بعد</numerusform>
            <numerusform>فيديو واحد (%Ln) لم تُقرأ مساراته بعد</numerusform>
            <numerusform>فيديوهان (%Ln) لم تُقرأ مساراتهما بعد</numerusform>
            <numerusform>%Ln فيديوهات لم تُقرأ مساراتها بعد</numerusform>
            <numerusform>%Ln فيديو لم تُقرأ مساراتها بعد</numerusform>
            <numerusform>%Ln فيديو لم تُقرأ مساراتها بعد</numerusform>
        </translation>
    </message>
    <message>
        <source>No video has any.</source>
        <translation>لا شيء منها في أي فيديو.</translation>
    </message>
    <message>
        <source>Show all tracks: {what}, {language}</source>
        <extracomment>{what} is “Subtitles”, “Closed captions” or “Audio”.</extracomment>
        <translation>إظهار كل المسارات: {what}، {language}</translation>
    </message>
    <message>
        <source>Only videos without: {what}, {language}</source>
        <translation>الاقتصار على الفيديوهات التي تخلو من: {what}، {language}</translation>
    </message>
    <message>
        <source>Show these tracks</source>
        <translation>إظهار هذه المسارات</translation>
    </message>
    <message>
        <source>Show all tracks of {video}</source>
        <translation>إظهار كل مسارات {video}</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>فتح الفيديو</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>صفحة للطباعة (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>مصنف Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>جدول (CSV)</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>مستخدم في سجلات</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>غير مستخدم في أي سجل</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>كل الفيديوهات</translation>
    </message>
    <message>
        <source>Tell which videos have no captions in their language</source>
        <translation>يبيّن الفيديوهات التي ليست لها تسميات توضيحية بلغتها</translation>
    </message>
    <message>
        <source>Save the videos shown here as a file</source>
        <translation>حفظ الفيديوهات المعروضة هنا كملف</translation>
    </message>
</context>
<context>
    <name>CoverageWording</name>
    <message>
        <source>Subtitles</source>
        <translation>ترجمة</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>تسميات توضيحية</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>فاشل</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>لم يُقرأ بعد</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>ترتيب DatoCMS</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Most missing first</source>
        <translation>الأكثر نقصًا أولًا</translation>
    </message>
    <message>
        <source>{what}: {count} of {videos}</source>
        <extracomment>A figure of a language: “Audio: 12 of 340”.</extracomment>
        <translation>{what}: {count} من {videos}</translation>
    </message>
</context>
<context>
    <name>CueSearchTab</name>
    <message>
        <source>Search all subtitles</source>
        <translation>البحث في كل الترجمات</translation>
    </message>
    <message>
        <source>Show tracks</source>
        <translation>إظهار المسارات</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>بحث واستبدال…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message>
        <source>Save as word list…</source>
        <translation>حفظ كقائمة كلمات…</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read</source>
        <translation>
            <numerusform>تمت قراءة ترجمة %Ln مسار</numerusform>
            <numerusform>تمت قراءة ترجمة مسار واحد (%Ln)</numerusform>
            <numerusform>تمت قراءة ترجمة مسارين (%Ln)</numerusform>
            <numerusform>تمت قراءة ترجمة %Ln مسارات</numerusform>
            <numerusform>تمت قراءة ترجمة %Ln مسارًا</numerusform>
            <numerusform>تمت قراءة ترجمة %Ln مسار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues found</source>
        <translation>
            <numerusform>عُثر على %Ln مقطع</numerusform>
            <numerusform>عُثر على مقطع واحد (%Ln)</numerusform>
            <numerusform>عُثر على مقطعين (%Ln)</numerusform>
            <numerusform>عُثر على %Ln مقاطع</numerusform>
            <numerusform>عُثر على %Ln مقطعًا</numerusform>
            <numerusform>عُثر على %Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln cues found</source>
        <translation>
            <numerusform>عُثر على أكثر من %Ln مقطع</numerusform>
            <numerusform>عُثر على أكثر من مقطع واحد (%Ln)</numerusform>
            <numerusform>عُثر على أكثر من مقطعين (%Ln)</numerusform>
            <numerusform>عُثر على أكثر من %Ln مقاطع</numerusform>
            <numerusform>عُثر على أكثر من %Ln مقطعًا</numerusform>
            <numerusform>عُثر على أكثر من %Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>last scan {ago}</source>
        <translation>آخر فهرسة: {ago}</translation>
    </message>
    <message>
        <source>No subtitles read yet</source>
        <translation>لم تُقرأ أي ترجمة بعد</translation>
    </message>
    <message>
        <source>trackman searches the subtitles it has read. Scan the project and have it read subtitles, too.</source>
        <translation>يبحث trackman في الترجمات التي قرأها. افهرس المشروع مع قراءة الترجمات أيضًا.</translation>
    </message>
    <message>
        <source>Scan with subtitles</source>
        <translation>فهرسة مع الترجمات</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>None of the subtitles that were read holds this in one cue.</source>
        <translation>لا تحتوي أي من الترجمات التي قُرئت على هذا في مقطع واحد.</translation>
    </message>
    <message>
        <source>There is no word to search for</source>
        <translation>لا توجد كلمة للبحث عنها</translation>
    </message>
    <message>
        <source>All words must stand in one cue. Words in quotation marks must stand together, and an asterisk stands for any ending.</source>
        <translation>يجب أن تكون كل الكلمات في مقطع واحد. الكلمات بين علامتي اقتباس يجب أن تكون متتالية، والنجمة تعني أي نهاية.</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>ابحث عن شيء أولًا.</translation>
    </message>
    <message>
        <source>Judge the tracks of these cues one after another</source>
        <translation>مراجعة مسارات هذه المقاطع واحدًا تلو الآخر</translation>
    </message>
    <message>
        <source>Show the tracks of these cues in the table of all tracks</source>
        <translation>إظهار مسارات هذه المقاطع في جدول كل المسارات</translation>
    </message>
    <message>
        <source>Replace the words in all these tracks, after a preview</source>
        <translation>استبدال الكلمات في كل هذه المسارات بعد معاينة</translation>
    </message>
    <message>
        <source>Search for this again, and see what is new</source>
        <translation>البحث عن هذا من جديد ومعرفة الجديد</translation>
    </message>
    <message>
        <source>Finds cues that hold all these words, in any track.</source>
        <translation>يعثر على المقاطع التي تحتوي على كل هذه الكلمات في أي مسار.</translation>
    </message>
</context>
<context>
    <name>CuesModel</name>
    <message numerus="yes">
        <source>Text · %Ln cues</source>
        <translation>
            <numerusform>النص · %Ln مقطع</numerusform>
            <numerusform>النص · مقطع واحد (%Ln)</numerusform>
            <numerusform>النص · مقطعان (%Ln)</numerusform>
            <numerusform>النص · %Ln مقاطع</numerusform>
            <numerusform>النص · %Ln مقطعًا</numerusform>
            <numerusform>النص · %Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>on the video now</source>
        <translation>معروض على الفيديو الآن</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <extracomment>Two times within a video.</extracomment>
        <translation>من {start} إلى {end}</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>الملاحظة</translation>
    </message>
</context>
<context>
    <name>CuesTable</name>
    <message>
        <source>Cues</source>
        <translation>المقاطع</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>نسخ النص</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>حدّد مقطعًا.</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>التشغيل من هنا</translation>
    </message>
    <message>
        <source>Copy with times</source>
        <translation>نسخ مع الأوقات</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>لا فيديو مفتوح</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>حذف %Ln مسار</numerusform>
            <numerusform>حذف مسار واحد (%Ln)</numerusform>
            <numerusform>حذف مسارين (%Ln)</numerusform>
            <numerusform>حذف %Ln مسارات</numerusform>
            <numerusform>حذف %Ln مسارًا</numerusform>
            <numerusform>حذف %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>أدخل السبب أولًا.</translation>
    </message>
    <message>
        <source>Another track has just come on screen.</source>
        <translation>ظهر على الشاشة مسار آخر للتو.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>حذف المسارات المحددة</translation>
    </message>
    <message>
        <source>Go to the next track with findings, then to the next video</source>
        <translation>الانتقال إلى المسار التالي الذي فيه ملاحظات، ثم إلى الفيديو التالي</translation>
    </message>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>إظهار كل ما يترتب على حذفه</translation>
    </message>
</context>
<context>
    <name>DeletedCard</name>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>The details below are what DatoCMS returned.</source>
        <translation>التفاصيل أدناه هي ما أعاده DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t return the track. The details below are from before the deletion.</source>
        <translation>لم يُعِد DatoCMS بيانات المسار. التفاصيل أدناه من قبل الحذف.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>لا توجد نسخة احتياطية، لذا لا يمكن استعادته.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be read. They’re saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>لا يمكن قراءة ترجمته. حُفظت كما هي، لكن لا يستطيع trackman أن يثبت إمكانية استعادتها.</translation>
    </message>
    <message>
        <source>It’s backed up and can be restored. It then gets a new ID.</source>
        <translation>له نسخة احتياطية ويمكن استعادته. عندئذ يحصل على معرّف جديد.</translation>
    </message>
</context>
<context>
    <name>DeletedModel</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Deleted</source>
        <extracomment>Title of a column: the moment of the deletion.</extracomment>
        <translation>وقت الحذف</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted the track.</extracomment>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
</context>
<context>
    <name>DeletedTab</name>
    <message>
        <source>Recently deleted</source>
        <translation>المحذوفة حديثًا</translation>
    </message>
    <message>
        <source>Details of the deleted track</source>
        <translation>تفاصيل المسار المحذوف</translation>
    </message>
    <message>
        <source>Select a deleted track to see its details.</source>
        <translation>حدّد مسارًا محذوفًا لعرض تفاصيله.</translation>
    </message>
    <message>
        <source>Search deleted tracks</source>
        <translation>البحث في المسارات المحذوفة</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>فتح الفيديو</translation>
    </message>
    <message>
        <source>Restore into another video…</source>
        <translation>الاستعادة في فيديو آخر…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted tracks</source>
        <translation>
            <numerusform>المسارات المحذوفة: %Ln</numerusform>
            <numerusform>المسارات المحذوفة: %Ln</numerusform>
            <numerusform>المسارات المحذوفة: %Ln</numerusform>
            <numerusform>المسارات المحذوفة: %Ln</numerusform>
            <numerusform>المسارات المحذوفة: %Ln</numerusform>
            <numerusform>المسارات المحذوفة: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>إنشاء المسار من جديد من نسخته الاحتياطية. يحصل على معرّف جديد.</translation>
    </message>
    <message>
        <source>Recreate the track in another video. It gets a new ID.</source>
        <translation>إنشاء المسار من جديد في فيديو آخر. يحصل على معرّف جديد.</translation>
    </message>
    <message>
        <source>Open the video that the track belonged to</source>
        <translation>فتح الفيديو الذي كان المسار فيه</translation>
    </message>
    <message>
        <source>Select a deleted track first.</source>
        <translation>حدّد مسارًا محذوفًا أولًا.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>لا يمكن استعادة أي من المسارات المحددة.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln tracks into which video?</source>
        <translation>
            <numerusform>في أي فيديو تريد استعادة %Ln مسار؟</numerusform>
            <numerusform>في أي فيديو تريد استعادة مسار واحد (%Ln)؟</numerusform>
            <numerusform>في أي فيديو تريد استعادة مسارين (%Ln)؟</numerusform>
            <numerusform>في أي فيديو تريد استعادة %Ln مسارات؟</numerusform>
            <numerusform>في أي فيديو تريد استعادة %Ln مسارًا؟</numerusform>
            <numerusform>في أي فيديو تريد استعادة %Ln مسار؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore {name} into which video?</source>
        <translation>في أي فيديو تريد استعادة {name}؟</translation>
    </message>
    <message>
        <source>Restore there</source>
        <translation>الاستعادة هناك</translation>
    </message>
    <message>
        <source>No deleted tracks</source>
        <translation>لا مسارات محذوفة</translation>
    </message>
    <message>
        <source>Tracks you delete in trackman appear here and can be restored from their backup.</source>
        <translation>تظهر هنا المسارات التي تحذفها في trackman، ويمكن استعادتها من نسخها الاحتياطية.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>Try fewer words, or search the history.</source>
        <translation>جرّب كلمات أقل، أو ابحث في المحفوظات.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>مسح البحث</translation>
    </message>
</context>
<context>
    <name>DeletingChoices</name>
    <message>
        <source>Check backups</source>
        <translation>فحص النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Require a reason for deleting</source>
        <translation>طلب سبب للحذف</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>جارٍ حساب الحجم…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>لا نسخ احتياطية بعد.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>الحجم المستخدم {size}.</translation>
    </message>
    <message>
        <source>Verify that every backup is intact</source>
        <translation>التحقق من سلامة كل النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Forever</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>سنة واحدة</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Keep backups for</source>
        <translation>مدة حفظ النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Tracks whose backup is removed can’t be restored. trackman asks first.</source>
        <translation>لا يمكن استعادة المسارات التي أُزيلت نسختها الاحتياطية. يسألك trackman أولًا.</translation>
    </message>
    <message>
        <source>Many tracks at once</source>
        <translation>مسارات كثيرة معًا</translation>
    </message>
    <message>
        <source>Type the number above</source>
        <translation>كتابة العدد إذا تجاوز</translation>
    </message>
    <message>
        <source>Deleting more tracks than this at once asks you to type how many they are.</source>
        <translation>عند حذف مسارات أكثر من هذا معًا يُطلب منك كتابة عددها.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>الأسباب</translation>
    </message>
    <message>
        <source>Suggested reasons</source>
        <translation>أسباب مقترحة</translation>
    </message>
    <message>
        <source>One per line, offered next to Delete.</source>
        <translation>سبب في كل سطر، وتظهر بجوار «حذف».</translation>
    </message>
</context>
<context>
    <name>DeletionController</name>
    <message>
        <source>The tracks were read again meanwhile. Nothing was done.</source>
        <translation>قُرئت المسارات من جديد في هذه الأثناء. لم يُنفَّذ شيء.</translation>
    </message>
</context>
<context>
    <name>DeletionOffer</name>
    <message numerus="yes">
        <source>Go on with %Ln deletions</source>
        <translation>
            <numerusform>متابعة %Ln عملية حذف</numerusform>
            <numerusform>متابعة عملية حذف واحدة (%Ln)</numerusform>
            <numerusform>متابعة عمليتي حذف (%Ln)</numerusform>
            <numerusform>متابعة %Ln عمليات حذف</numerusform>
            <numerusform>متابعة %Ln عملية حذف</numerusform>
            <numerusform>متابعة %Ln عملية حذف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln tracks</source>
        <translation>
            <numerusform>إبقاء %Ln مسار</numerusform>
            <numerusform>إبقاء مسار واحد (%Ln)</numerusform>
            <numerusform>إبقاء مسارين (%Ln)</numerusform>
            <numerusform>إبقاء %Ln مسارات</numerusform>
            <numerusform>إبقاء %Ln مسارًا</numerusform>
            <numerusform>إبقاء %Ln مسارًا</numerusform>
        </translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>إظهار النشاط</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are kept.</source>
        <translation>
            <numerusform>بقي %Ln مسار.</numerusform>
            <numerusform>بقي مسار واحد (%Ln).</numerusform>
            <numerusform>بقي مساران (%Ln).</numerusform>
            <numerusform>بقيت %Ln مسارات.</numerusform>
            <numerusform>بقي %Ln مسارًا.</numerusform>
            <numerusform>بقي %Ln مسارًا.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionWording</name>
    <message>
        <source>Deleting {name}…</source>
        <translation>جارٍ حذف {name}…</translation>
    </message>
    <message>
        <source>Deleting tracks… {done} of {total}</source>
        <translation>جارٍ حذف المسارات… {done} من {total}</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>لا توجد نسخة احتياطية، لذا لا يمكن استعادته.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln مسار بلا نسخة احتياطية، ولا يمكن استعادتها.</numerusform>
            <numerusform>مسار واحد (%Ln) بلا نسخة احتياطية، ولا يمكن استعادته.</numerusform>
            <numerusform>مساران (%Ln) بلا نسخة احتياطية، ولا يمكن استعادتهما.</numerusform>
            <numerusform>%Ln مسارات بلا نسخة احتياطية، ولا يمكن استعادتها.</numerusform>
            <numerusform>%Ln مسارًا بلا نسخة احتياطية، ولا يمكن استعادتها.</numerusform>
            <numerusform>%Ln مسار بلا نسخة احتياطية، ولا يمكن استعادتها.</numerusform>
        </translation>
    </message>
    <message>
        <source>It’s saved as it is, but trackman can’t prove that it can be restored.</source>
        <translation>حُفظ كما هو، لكن لا يستطيع trackman أن يثبت إمكانية استعادته.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>
            <numerusform>حُفظ %Ln مسار كما هي، لكن لا يستطيع trackman أن يثبت إمكانية استعادتها.</numerusform>
            <numerusform>حُفظ مسار واحد (%Ln) كما هو، لكن لا يستطيع trackman أن يثبت إمكانية استعادته.</numerusform>
            <numerusform>حُفظ مساران (%Ln) كما هما، لكن لا يستطيع trackman أن يثبت إمكانية استعادتهما.</numerusform>
            <numerusform>حُفظت %Ln مسارات كما هي، لكن لا يستطيع trackman أن يثبت إمكانية استعادتها.</numerusform>
            <numerusform>حُفظ %Ln مسارًا كما هي، لكن لا يستطيع trackman أن يثبت إمكانية استعادتها.</numerusform>
            <numerusform>حُفظ %Ln مسار كما هي، لكن لا يستطيع trackman أن يثبت إمكانية استعادتها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was deleted.</source>
        <translation>أُلغي. لم يُحذف شيء.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions were cancelled before they started.</source>
        <translation>
            <numerusform>أُلغيت %Ln عملية حذف قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت عملية حذف واحدة (%Ln) قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت عمليتا حذف (%Ln) قبل أن تبدآ.</numerusform>
            <numerusform>أُلغيت %Ln عمليات حذف قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت %Ln عملية حذف قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت %Ln عملية حذف قبل أن تبدأ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted.</source>
        <translation>
            <numerusform>تم حذف %Ln مسار.</numerusform>
            <numerusform>تم حذف مسار واحد (%Ln).</numerusform>
            <numerusform>تم حذف مسارين (%Ln).</numerusform>
            <numerusform>تم حذف %Ln مسارات.</numerusform>
            <numerusform>تم حذف %Ln مسارًا.</numerusform>
            <numerusform>تم حذف %Ln مسار.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks deleted. The other rows show the reason.</source>
        <translation>
            <numerusform>تم حذف %Ln مسار من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تم حذف مسار واحد (%Ln) من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تم حذف مسارين (%Ln) من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تم حذف %Ln مسارات من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تم حذف %Ln مسارًا من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تم حذف %Ln مسار من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>No web browser opened. The link is copied: paste it into a browser.</source>
        <translation>لم يُفتح أي متصفح ويب. نُسخ الرابط: الصقه في متصفح.</translation>
    </message>
    <message>
        <source>No program opened {file}. Its path is copied.</source>
        <translation>لم يفتح أي برنامج الملف {file}. نُسخ موقعه.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Change {name}</source>
        <translation>تغيير {name}</translation>
    </message>
    <message>
        <source>DatoCMS can’t change a track, so trackman adds a new one with the same subtitles, checks it, and then deletes the old one. The track gets a new ID.</source>
        <translation>لا يستطيع DatoCMS تغيير مسار، لذا يضيف trackman مسارًا جديدًا بالترجمة نفسها، ويتحقق منه، ثم يحذف القديم. يحصل المسار على معرّف جديد.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>تسميات توضيحية</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>تغيير المسار</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>أدخل اسمًا.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>في هذا الفيديو مسار آخر بهذا الاسم أيضًا.</translation>
    </message>
    <message>
        <source>Enter a language code such as it or pt-BR.</source>
        <translation>أدخل رمز لغة مثل it أو pt-BR.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>رمز اللغة</translation>
    </message>
</context>
<context>
    <name>DisplayButton</name>
    <message>
        <source>Display</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Group, sort and choose columns</source>
        <translation>التجميع والفرز واختيار الأعمدة</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>تجميع حسب</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>بلا مجموعات</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>طي الكل</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>توسيع الكل</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>فرز حسب</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>ثم حسب</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Format</source>
        <translation>التنسيق</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>صفحة للطباعة (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>مصنف Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>جدول (CSV)</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>اختيار مكان الحفظ</translation>
    </message>
    <message>
        <source>Wait until the figures are counted.</source>
        <translation>انتظر حتى تُحسب الأرقام.</translation>
    </message>
</context>
<context>
    <name>EditingWording</name>
    <message>
        <source>No changes</source>
        <translation>لا تغييرات</translation>
    </message>
    <message>
        <source>The file was mended</source>
        <translation>أُصلح الملف</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>حُفظت المسودة</translation>
    </message>
    <message>
        <source>Saving draft…</source>
        <translation>جارٍ حفظ المسودة…</translation>
    </message>
    <message>
        <source>These subtitles were changed at DatoCMS after you began your draft. You see your draft, last changed: {ago}. Publishing it replaces the newer subtitles.</source>
        <translation>تغيّرت هذه الترجمة في DatoCMS بعد أن بدأت مسودتك. أنت ترى مسودتك، وآخر تغيير فيها: {ago}. نشرها يستبدل الترجمة الأحدث.</translation>
    </message>
    <message>
        <source>Your unpublished changes are back. Last changed: {ago}.</source>
        <translation>عادت تغييراتك غير المنشورة. آخر تغيير: {ago}.</translation>
    </message>
    <message>
        <source>{title}. You edit what trackman could read of it.</source>
        <translation>{title}. أنت تحرر ما استطاع trackman قراءته منه.</translation>
    </message>
    <message numerus="yes">
        <source>The times of %Ln cues were not valid and are written anew.</source>
        <translation>
            <numerusform>كانت أوقات %Ln مقطع غير صالحة، وستُكتب من جديد.</numerusform>
            <numerusform>كانت أوقات مقطع واحد (%Ln) غير صالحة، وستُكتب من جديد.</numerusform>
            <numerusform>كانت أوقات مقطعين (%Ln) غير صالحة، وستُكتب من جديد.</numerusform>
            <numerusform>كانت أوقات %Ln مقاطع غير صالحة، وستُكتب من جديد.</numerusform>
            <numerusform>كانت أوقات %Ln مقطعًا غير صالحة، وستُكتب من جديد.</numerusform>
            <numerusform>كانت أوقات %Ln مقطع غير صالحة، وستُكتب من جديد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues without readable times stay in the file as they are.</source>
        <translation>
            <numerusform>%Ln مقطع بلا أوقات مقروءة، وتبقى في الملف كما هي.</numerusform>
            <numerusform>مقطع واحد (%Ln) بلا أوقات مقروءة، ويبقى في الملف كما هو.</numerusform>
            <numerusform>مقطعان (%Ln) بلا أوقات مقروءة، ويبقيان في الملف كما هما.</numerusform>
            <numerusform>%Ln مقاطع بلا أوقات مقروءة، وتبقى في الملف كما هي.</numerusform>
            <numerusform>%Ln مقطعًا بلا أوقات مقروءة، وتبقى في الملف كما هي.</numerusform>
            <numerusform>%Ln مقطع بلا أوقات مقروءة، وتبقى في الملف كما هي.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until this track’s change has finished.</source>
        <translation>انتظر حتى يكتمل تغيير هذا المسار.</translation>
    </message>
    <message>
        <source>Subtitles need at least one cue.</source>
        <translation>تحتاج الترجمة إلى مقطع واحد على الأقل.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>لم يتغير شيء بعد.</translation>
    </message>
    <message>
        <source>The times now fit the sound. Look them over, then publish.</source>
        <translation>الأوقات متزامنة الآن مع الصوت. تفقّدها ثم انشر.</translation>
    </message>
    <message>
        <source>Nothing was shifted: some cues would start before the video does. Delete them or move them, then check the sound again.</source>
        <translation>لم تتم إزاحة شيء: كانت بعض المقاطع ستبدأ قبل الفيديو. احذفها أو انقلها، ثم افحص الصوت من جديد.</translation>
    </message>
    <message>
        <source>Nothing was shifted, because this draft may have been shifted before. Check the sound again: it is compared with the draft now.</source>
        <translation>لم تتم إزاحة شيء، لأن هذه المسودة ربما أُزيحت من قبل. افحص الصوت من جديد: تجري مقارنته الآن بالمسودة.</translation>
    </message>
    <message>
        <source>{typed} is not a time and was not taken up. Times look like {example}.</source>
        <extracomment>{example} is a time such as “0:12.5”, with the decimal mark of the language.</extracomment>
        <translation>{typed} ليس وقتًا، لذا لم يُعتمد. تُكتب الأوقات مثل {example}.</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft. They are not published.</source>
        <translation>تغييراتك على {name} محفوظة مسودةً. لم تُنشر.</translation>
    </message>
    <message>
        <source>No safe fix: decide what is right here yourself.</source>
        <translation>لا يوجد إصلاح آمن: قرّر بنفسك ما الصحيح هنا.</translation>
    </message>
    <message>
        <source>Fixed. Undo takes it back.</source>
        <translation>تم الإصلاح. يمكن التراجع عنه.</translation>
    </message>
    <message>
        <source>{fixed} of {wanted} fixed. Undo takes it back.</source>
        <translation>تم إصلاح {fixed} من {wanted}. يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Discard your changes to {name}?</source>
        <translation>هل تريد تجاهل تغييراتك على {name}؟</translation>
    </message>
    <message>
        <source>The draft is deleted and can’t be restored. The published subtitles stay.</source>
        <translation>تُحذف المسودة ولا يمكن استعادتها. تبقى الترجمة المنشورة.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>تجاهل التغييرات</translation>
    </message>
    <message>
        <source>Quit with unpublished changes?</source>
        <translation>هل تريد إنهاء البرنامج وهناك تغييرات غير منشورة؟</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft on this computer. Nothing has been published.</source>
        <translation>تغييراتك على {name} محفوظة مسودةً على هذا الكمبيوتر. لم يُنشر شيء.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>EditorBanner</name>
    <message>
        <source>Keep my draft</source>
        <translation>الإبقاء على مسودتي</translation>
    </message>
    <message>
        <source>Use the published subtitles…</source>
        <translation>استخدام الترجمة المنشورة…</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>EditorModel</name>
    <message>
        <source>#</source>
        <extracomment>“#” is the title of the column with the numbers of the cues.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>End</source>
        <translation>النهاية</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor of the subtitles</source>
        <translation>محرر الترجمة</translation>
    </message>
    <message>
        <source>Some cues would start before the video does.</source>
        <translation>ستبدأ بعض المقاطع قبل بداية الفيديو.</translation>
    </message>
</context>
<context>
    <name>EditorTable</name>
    <message>
        <source>Cues</source>
        <translation>المقاطع</translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message>
        <source>Discard…</source>
        <translation>تجاهل…</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>حدّد مقطعًا.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>لا شيء للتراجع عنه</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>لا شيء لإعادته</translation>
    </message>
    <message>
        <source>No next cue.</source>
        <translation>لا يوجد مقطع تالٍ.</translation>
    </message>
    <message>
        <source>No cues.</source>
        <translation>لا مقاطع.</translation>
    </message>
    <message>
        <source>Needs two cues.</source>
        <translation>يلزم مقطعان.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message>
        <source>This cue: {finding}</source>
        <translation>هذا المقطع: {finding}</translation>
    </message>
    <message>
        <source>This cue has no finding that can be fixed safely</source>
        <translation>ليس في هذا المقطع ملاحظة يمكن إصلاحها بأمان</translation>
    </message>
    <message>
        <source>Remove spaces at the ends of lines</source>
        <translation>إزالة المسافات في نهايات الأسطر</translation>
    </message>
    <message numerus="yes">
        <source>Break %Ln long lines</source>
        <translation>
            <numerusform>تقسيم الأسطر الطويلة (%Ln)</numerusform>
            <numerusform>تقسيم الأسطر الطويلة (%Ln)</numerusform>
            <numerusform>تقسيم الأسطر الطويلة (%Ln)</numerusform>
            <numerusform>تقسيم الأسطر الطويلة (%Ln)</numerusform>
            <numerusform>تقسيم الأسطر الطويلة (%Ln)</numerusform>
            <numerusform>تقسيم الأسطر الطويلة (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln overlaps</source>
        <translation>
            <numerusform>إنهاء التداخلات (%Ln)</numerusform>
            <numerusform>إنهاء التداخلات (%Ln)</numerusform>
            <numerusform>إنهاء التداخلات (%Ln)</numerusform>
            <numerusform>إنهاء التداخلات (%Ln)</numerusform>
            <numerusform>إنهاء التداخلات (%Ln)</numerusform>
            <numerusform>إنهاء التداخلات (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjust %Ln short gaps</source>
        <translation>
            <numerusform>ضبط الفجوات القصيرة (%Ln)</numerusform>
            <numerusform>ضبط الفجوات القصيرة (%Ln)</numerusform>
            <numerusform>ضبط الفجوات القصيرة (%Ln)</numerusform>
            <numerusform>ضبط الفجوات القصيرة (%Ln)</numerusform>
            <numerusform>ضبط الفجوات القصيرة (%Ln)</numerusform>
            <numerusform>ضبط الفجوات القصيرة (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln empty cues</source>
        <translation>
            <numerusform>حذف المقاطع الفارغة (%Ln)</numerusform>
            <numerusform>حذف المقاطع الفارغة (%Ln)</numerusform>
            <numerusform>حذف المقاطع الفارغة (%Ln)</numerusform>
            <numerusform>حذف المقاطع الفارغة (%Ln)</numerusform>
            <numerusform>حذف المقاطع الفارغة (%Ln)</numerusform>
            <numerusform>حذف المقاطع الفارغة (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln damaged cues</source>
        <translation>
            <numerusform>إصلاح المقاطع التالفة (%Ln)</numerusform>
            <numerusform>إصلاح المقاطع التالفة (%Ln)</numerusform>
            <numerusform>إصلاح المقاطع التالفة (%Ln)</numerusform>
            <numerusform>إصلاح المقاطع التالفة (%Ln)</numerusform>
            <numerusform>إصلاح المقاطع التالفة (%Ln)</numerusform>
            <numerusform>إصلاح المقاطع التالفة (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>الصفوف المحددة: %Ln</numerusform>
            <numerusform>الصفوف المحددة: %Ln</numerusform>
            <numerusform>الصفوف المحددة: %Ln</numerusform>
            <numerusform>الصفوف المحددة: %Ln</numerusform>
            <numerusform>الصفوف المحددة: %Ln</numerusform>
            <numerusform>الصفوف المحددة: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
            <numerusform>المسارات المحددة: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>وقت الطلب</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>By</source>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>وافق عليه</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>البيئة</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>النسخة الاحتياطية</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>المجموع الاختباري</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>نسخ المجموع الاختباري</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>الاختلاف</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>استُعيد بالمعرّف</translation>
    </message>
    <message>
        <source>Copy new track ID</source>
        <translation>نسخ معرّف المسار الجديد</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>معرّف المهمة</translation>
    </message>
    <message>
        <source>Copy job ID</source>
        <translation>نسخ معرّف المهمة</translation>
    </message>
    <message>
        <source>Request IDs</source>
        <translation>معرّفات الطلبات</translation>
    </message>
    <message>
        <source>Copy request IDs</source>
        <translation>نسخ معرّفات الطلبات</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>نسخ الرمز</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>المشكلة</translation>
    </message>
</context>
<context>
    <name>EntryWording</name>
    <message>
        <source>{outcome} · {moment}</source>
        <translation>{outcome} · {moment}</translation>
    </message>
    <message>
        <source>Its subtitles may differ from the backup.</source>
        <translation>قد تختلف ترجمته عن النسخة الاحتياطية.</translation>
    </message>
    <message>
        <source>It has a new ID.</source>
        <translation>له معرّف جديد.</translation>
    </message>
    <message>
        <source>trackman checks again when DatoCMS can be reached.</source>
        <translation>يعيد trackman التحقق عندما يمكن الوصول إلى DatoCMS.</translation>
    </message>
    <message>
        <source>{person} · {moment}</source>
        <extracomment>Who approved a deletion, and when.</extracomment>
        <translation>{person} · {moment}</translation>
    </message>
</context>
<context>
    <name>ErrorCodeWording</name>
    <message>
        <source>The project’s owner can change the plan.</source>
        <translation>يمكن لمالك المشروع تغيير الخطة.</translation>
    </message>
    <message>
        <source>The plan’s video encoding is used up</source>
        <translation>استُنفد ترميز الفيديو المتاح في الخطة</translation>
    </message>
    <message>
        <source>It counts anew next month.</source>
        <translation>يبدأ العد من جديد الشهر القادم.</translation>
    </message>
    <message>
        <source>The plan’s storage is full</source>
        <translation>امتلأت مساحة التخزين في الخطة</translation>
    </message>
    <message>
        <source>Deleting files that nobody needs makes room.</source>
        <translation>حذف الملفات التي لا يحتاج إليها أحد يوفر مساحة.</translation>
    </message>
    <message>
        <source>The plan’s API calls are used up</source>
        <translation>استُنفدت طلبات API المتاحة في الخطة</translation>
    </message>
    <message>
        <source>They count anew next month.</source>
        <translation>يبدأ العد من جديد الشهر القادم.</translation>
    </message>
    <message>
        <source>The project’s plan doesn’t allow that</source>
        <translation>خطة المشروع لا تسمح بذلك</translation>
    </message>
    <message>
        <source>The plan’s limit is reached.</source>
        <translation>بُلغ حد الخطة.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the track</source>
        <translation>رفضت خدمة الفيديو في DatoCMS المسار</translation>
    </message>
    <message>
        <source>Another track may have this name, the name may not be allowed, or the file can’t be used. See its message below, if there is one.</source>
        <translation>ربما يحمل مسار آخر هذا الاسم، أو الاسم غير مسموح به، أو لا يمكن استخدام الملف. اطّلع على رسالتها أدناه إن وُجدت.</translation>
    </message>
    <message>
        <source>This API token isn’t allowed to do that</source>
        <translation>لا يُسمح لرمز API هذا بذلك</translation>
    </message>
    <message>
        <source>Its role doesn’t have the permission. Ask a project administrator to allow the role to edit uploads in the primary environment.</source>
        <translation>ليست لدوره هذه الصلاحية. اطلب من مسؤول المشروع أن يسمح للدور بتحرير الملفات المرفوعة في البيئة الأساسية.</translation>
    </message>
    <message>
        <source>The project is deactivated</source>
        <translation>المشروع معطّل</translation>
    </message>
    <message>
        <source>Its owner can reactivate it in the account’s billing settings.</source>
        <translation>يمكن لمالكه إعادة تنشيطه في إعدادات الفوترة في الحساب.</translation>
    </message>
    <message>
        <source>The project is still being set up</source>
        <translation>ما زال إعداد المشروع جاريًا</translation>
    </message>
    <message>
        <source>DatoCMS needs a few minutes. Try again later.</source>
        <translation>يحتاج DatoCMS إلى بضع دقائق. أعد المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>The environment is temporarily read-only</source>
        <translation>البيئة للقراءة فقط مؤقتًا</translation>
    </message>
    <message>
        <source>DatoCMS may be copying it. Try again in a few minutes.</source>
        <translation>ربما ينسخها DatoCMS الآن. أعد المحاولة بعد بضع دقائق.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment</source>
        <translation>لا يمكن تغيير المسارات إلا في البيئة الأساسية</translation>
    </message>
    <message>
        <source>This is a sandbox environment. Open the video in the primary one; its tracks are the same there.</source>
        <translation>هذه بيئة تجريبية. افتح الفيديو في البيئة الأساسية؛ مساراته هناك هي نفسها.</translation>
    </message>
    <message>
        <source>This environment doesn’t exist</source>
        <translation>هذه البيئة غير موجودة</translation>
    </message>
    <message>
        <source>It may have been deleted or renamed, or this token can’t see it. Open the video without naming an environment to use the primary one.</source>
        <translation>ربما حُذفت أو تغيّر اسمها، أو لا يستطيع هذا الرمز رؤيتها. افتح الفيديو دون تسمية بيئة لاستخدام البيئة الأساسية.</translation>
    </message>
    <message>
        <source>The environment isn’t ready</source>
        <translation>البيئة غير جاهزة</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting it. Try again in a few minutes.</source>
        <translation>ما زال DatoCMS ينشئها أو يحذفها. أعد المحاولة بعد بضع دقائق.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode</source>
        <translation>المشروع في وضع الصيانة</translation>
    </message>
    <message>
        <source>Nothing can be changed until maintenance mode is turned off in DatoCMS.</source>
        <translation>لا يمكن تغيير شيء حتى يُوقَف وضع الصيانة في DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is under maintenance</source>
        <translation>تجري صيانة DatoCMS</translation>
    </message>
    <message>
        <source>Nothing can be changed for a while. See status.datocms.com for updates.</source>
        <translation>لا يمكن تغيير شيء لبعض الوقت. تابع المستجدات على status.datocms.com.</translation>
    </message>
    <message>
        <source>DatoCMS can’t find this video</source>
        <translation>لا يجد DatoCMS هذا الفيديو</translation>
    </message>
    <message>
        <source>It may have been deleted, be in another project, or be hidden from this token. Check the link or ID.</source>
        <translation>ربما حُذف، أو كان في مشروع آخر، أو كان مخفيًا عن هذا الرمز. تحقق من الرابط أو المعرّف.</translation>
    </message>
    <message>
        <source>This file isn’t a video</source>
        <translation>هذا الملف ليس فيديو</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks.</source>
        <translation>مسارات الترجمة والصوت للفيديوهات وحدها.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the request</source>
        <translation>رفضت خدمة الفيديو في DatoCMS الطلب</translation>
    </message>
    <message>
        <source>Common reasons are a name that is taken or not allowed, a damaged file, and a video’s first audio track, which can never be deleted. See its message below, if there is one.</source>
        <translation>من الأسباب الشائعة اسم مستخدم من قبل أو غير مسموح به، وملف تالف، والمسار الصوتي الأول للفيديو، وهو لا يُحذف أبدًا. اطّلع على رسالتها أدناه إن وُجدت.</translation>
    </message>
    <message>
        <source>Something in the project depends on it</source>
        <translation>في المشروع ما يعتمد عليه</translation>
    </message>
    <message>
        <source>See the details below, if there are any.</source>
        <translation>اطّلع على التفاصيل أدناه إن وُجدت.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests</source>
        <translation>يحدّ DatoCMS من عدد الطلبات</translation>
    </message>
    <message>
        <source>Others may be using the same project heavily. Try again in a few minutes.</source>
        <translation>ربما يستخدم آخرون المشروع نفسه بكثافة. أعد المحاولة بعد بضع دقائق.</translation>
    </message>
    <message>
        <source>DatoCMS is overloaded</source>
        <translation>الحمل على DatoCMS زائد</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>أعد المحاولة بعد دقيقة.</translation>
    </message>
    <message>
        <source>Somebody else is changing this video</source>
        <translation>شخص آخر يغيّر هذا الفيديو الآن</translation>
    </message>
    <message>
        <source>DatoCMS makes one change to a video at a time. Try again in a moment.</source>
        <translation>لا يجري DatoCMS إلا تغييرًا واحدًا في الفيديو في المرة الواحدة. أعد المحاولة بعد لحظات.</translation>
    </message>
    <message>
        <source>Something went wrong at DatoCMS</source>
        <translation>حدث خطأ في DatoCMS</translation>
    </message>
    <message>
        <source>DatoCMS support can find it by the request ID below.</source>
        <translation>يمكن لدعم DatoCMS العثور عليه بمعرّف الطلب أدناه.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>خطأ غير متوقع</translation>
    </message>
    <message>
        <source>trackman ran into an unexpected error</source>
        <translation>واجه trackman خطأ غير متوقع</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>إظهار التقرير</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Running work goes on. Choose Refresh to see the current state.</source>
        <translation>تستمر العمليات الجارية. اختر «تحديث» لعرض الحالة الراهنة.</translation>
    </message>
    <message>
        <source>No change was under way, so your tracks are as they were. Choose Refresh to see the current state.</source>
        <translation>لم يكن أي تغيير جاريًا، لذا بقيت مساراتك كما كانت. اختر «تحديث» لعرض الحالة الراهنة.</translation>
    </message>
    <message>
        <source>The report couldn’t be saved. Copy it to pass it on.</source>
        <translation>تعذّر حفظ التقرير. انسخه لإرساله إلى من يساعدك.</translation>
    </message>
    <message>
        <source>A report was saved as {file}. Nothing was sent.</source>
        <translation>حُفظ تقرير باسم {file}. لم يُرسَل شيء.</translation>
    </message>
    <message numerus="yes">
        <source>It happened %Ln times.</source>
        <translation>
            <numerusform>حدث ذلك %Ln مرة.</numerusform>
            <numerusform>حدث ذلك مرة واحدة (%Ln).</numerusform>
            <numerusform>حدث ذلك مرتين (%Ln).</numerusform>
            <numerusform>حدث ذلك %Ln مرات.</numerusform>
            <numerusform>حدث ذلك %Ln مرة.</numerusform>
            <numerusform>حدث ذلك %Ln مرة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message>
        <source>Copy the report, to pass it on to support</source>
        <translation>نسخ التقرير لإرساله إلى الدعم</translation>
    </message>
    <message>
        <source>Read the report before you pass it on</source>
        <translation>قراءة التقرير قبل إرساله</translation>
    </message>
</context>
<context>
    <name>EverythingCard</name>
    <message>
        <source>This means every track of every video in this project.</source>
        <translation>هذا يعني كل مسار في كل فيديو في هذا المشروع.</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Closes this window. Escape does the same.</source>
        <translation>إغلاق هذه النافذة. المفتاح Esc يفعل ذلك أيضًا.</translation>
    </message>
    <message>
        <source>Tries once more what did not work.</source>
        <translation>إعادة محاولة ما لم ينجح.</translation>
    </message>
    <message>
        <source>Titles of the columns. Click one to sort where that is possible; the menu on a title shows and hides columns.</source>
        <translation>عناوين الأعمدة. انقر عنوانًا للفرز حسبه حيث يمكن ذلك؛ وقائمة العنوان تُظهر الأعمدة وتخفيها.</translation>
    </message>
    <message>
        <source>Closes this window and changes nothing. Escape does the same.</source>
        <translation>إغلاق هذه النافذة دون تغيير شيء. المفتاح Esc يفعل ذلك أيضًا.</translation>
    </message>
    <message>
        <source>Shows the other records that use this video.</source>
        <translation>إظهار السجلات الأخرى التي تستخدم هذا الفيديو.</translation>
    </message>
    <message>
        <source>Forgets search and filters, so that all videos are listed.</source>
        <translation>مسح البحث والتصفية، لتظهر كل الفيديوهات.</translation>
    </message>
    <message>
        <source>Paste the link of a video, a record or an upload in DatoCMS, or a video ID, and press Return to see its tracks. Down offers the videos you opened last.</source>
        <translation>الصق رابط فيديو أو سجل أو ملف مرفوع في DatoCMS، أو معرّف فيديو، واضغط Enter لعرض مساراته. مفتاح السهم لأسفل يعرض آخر الفيديوهات التي فتحتها.</translation>
    </message>
    <message>
        <source>Lists only videos that match these words. Down goes on to the list.</source>
        <translation>إظهار الفيديوهات التي تطابق هذه الكلمات فقط. مفتاح السهم لأسفل ينتقل إلى القائمة.</translation>
    </message>
    <message>
        <source>The videos of the project. Return or a click shows the tracks.</source>
        <translation>فيديوهات المشروع. المفتاح Enter أو النقر يعرض المسارات.</translation>
    </message>
    <message>
        <source>Lists all videos instead of those you opened last.</source>
        <translation>إظهار كل الفيديوهات بدلًا من آخر ما فتحته منها.</translation>
    </message>
    <message>
        <source>Tries once more to read the library.</source>
        <translation>إعادة محاولة قراءة المكتبة.</translation>
    </message>
    <message>
        <source>The name under which this search and its filters return.</source>
        <translation>الاسم الذي يعود به هذا البحث وعوامل تصفيته.</translation>
    </message>
    <message>
        <source>Keeps search and filters as a view with this name.</source>
        <translation>حفظ البحث والتصفية كطريقة عرض بهذا الاسم.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or later.</source>
        <translation>إظهار الفيديوهات المرفوعة في هذا اليوم أو بعده فقط.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or before.</source>
        <translation>إظهار الفيديوهات المرفوعة في هذا اليوم أو قبله فقط.</translation>
    </message>
    <message>
        <source>Lists only videos that were uploaded in this time.</source>
        <translation>إظهار الفيديوهات المرفوعة في هذه الفترة فقط.</translation>
    </message>
    <message>
        <source>Lists only videos without subtitles in this language. It covers the videos whose tracks trackman has seen.</source>
        <translation>إظهار الفيديوهات التي بلا ترجمة بهذه اللغة فقط. يشمل ذلك الفيديوهات التي رأى trackman مساراتها.</translation>
    </message>
    <message>
        <source>Lists only videos with a track that failed in DatoCMS.</source>
        <translation>إظهار الفيديوهات التي فيها مسار فشل في DatoCMS فقط.</translation>
    </message>
    <message>
        <source>Lists only videos with this tag.</source>
        <translation>إظهار الفيديوهات التي لها هذا الوسم فقط.</translation>
    </message>
    <message>
        <source>Lists only videos of this collection.</source>
        <translation>إظهار فيديوهات هذه المجموعة فقط.</translation>
    </message>
    <message>
        <source>Lists only videos that records use, or only those that none uses.</source>
        <translation>إظهار الفيديوهات التي تستخدمها سجلات فقط، أو التي لا يستخدمها أي سجل فقط.</translation>
    </message>
    <message>
        <source>Forgets all filters.</source>
        <translation>مسح كل عوامل التصفية.</translation>
    </message>
    <message>
        <source>Closes the filters; what is chosen stays in force.</source>
        <translation>إغلاق التصفية؛ يبقى ما اخترته ساريًا.</translation>
    </message>
    <message>
        <source>The subtitle and audio tracks of the video. Select one to look at it, or several to work on them together. Return goes to the subtitles.</source>
        <translation>مسارات الترجمة والصوت في الفيديو. حدّد مسارًا للاطلاع عليه، أو عدة مسارات للعمل عليها معًا. المفتاح Enter ينتقل إلى الترجمة.</translation>
    </message>
    <message>
        <source>Makes tracks of subtitle or audio files.</source>
        <translation>إنشاء مسارات من ملفات ترجمة أو صوت.</translation>
    </message>
    <message>
        <source>Goes to the field for a link or video ID.</source>
        <translation>الانتقال إلى حقل الرابط أو معرّف الفيديو.</translation>
    </message>
    <message>
        <source>Why the track is deleted, for the history. Suggestions are kept in Settings › Deleting. Escape goes back to the tracks.</source>
        <translation>سبب حذف المسار، ويُحفظ في المحفوظات. الأسباب المقترحة في الإعدادات › الحذف. المفتاح Esc يعود إلى المسارات.</translation>
    </message>
    <message>
        <source>Shows the facts about the video, such as who uses it.</source>
        <translation>إظهار معلومات الفيديو، مثل من يستخدمه.</translation>
    </message>
    <message>
        <source>Shows what DatoCMS answered, as it came.</source>
        <translation>إظهار رد DatoCMS كما وصل.</translation>
    </message>
    <message>
        <source>The answer of DatoCMS as it came, to read and copy.</source>
        <translation>رد DatoCMS كما وصل، للقراءة والنسخ.</translation>
    </message>
    <message>
        <source>Parts of the work on the track that have no room side by side.</source>
        <translation>أقسام العمل على المسار التي لا تتسع لها الشاشة جنبًا إلى جنب.</translation>
    </message>
    <message>
        <source>Does what the message offers.</source>
        <translation>تنفيذ ما تعرضه الرسالة.</translation>
    </message>
    <message>
        <source>Cancels what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>إلغاء ما لم يُرسَل بعد. أما ما قبله DatoCMS فيستمر.</translation>
    </message>
    <message>
        <source>The cues with their times and findings. Return plays from the cue; the letters of the player work here, too.</source>
        <translation>المقاطع بأوقاتها وملاحظاتها. المفتاح Enter يشغّل من المقطع؛ وحروف المشغّل تعمل هنا أيضًا.</translation>
    </message>
    <message>
        <source>Finds words in the subtitles. Return goes on to the next place, Shift+Return back.</source>
        <translation>البحث عن كلمات في الترجمة. المفتاح Enter ينتقل إلى الموضع التالي، وShift+Enter إلى السابق.</translation>
    </message>
    <message>
        <source>Goes to the cue that the message is about.</source>
        <translation>الانتقال إلى المقطع الذي تتعلق به الرسالة.</translation>
    </message>
    <message>
        <source>Tries once more to read the subtitles.</source>
        <translation>إعادة محاولة قراءة الترجمة.</translation>
    </message>
    <message>
        <source>The number of a cue.</source>
        <translation>رقم المقطع.</translation>
    </message>
    <message>
        <source>When this cue is to begin.</source>
        <translation>الوقت الذي يبدأ فيه هذا المقطع.</translation>
    </message>
    <message>
        <source>The cues to edit. Return or typing changes the text, a double click on a time changes that.</source>
        <translation>المقاطع لتحريرها. المفتاح Enter أو الكتابة يغيّر النص، والنقر المزدوج على وقت يغيّره.</translation>
    </message>
    <message>
        <source>The text of the cue. Return begins a new line, Ctrl+Return leaves.</source>
        <translation>نص المقطع. المفتاح Enter يبدأ سطرًا جديدًا، وCtrl+Enter يغادر الحقل.</translation>
    </message>
    <message>
        <source>A time such as 1:02:03.5. Return takes it, Escape leaves it.</source>
        <translation>وقت مثل 1:02:03.5. المفتاح Enter يعتمده، وEsc يغادر دون تغيير.</translation>
    </message>
    <message>
        <source>Throws your changes away, after a question.</source>
        <translation>تجاهل تغييراتك، بعد سؤالك.</translation>
    </message>
    <message>
        <source>Goes on with your draft; the published subtitles are not used.</source>
        <translation>المتابعة بمسودتك؛ لا تُستخدم الترجمة المنشورة.</translation>
    </message>
    <message>
        <source>Throws your draft away and begins with what is published now.</source>
        <translation>تجاهل مسودتك والبدء بما هو منشور الآن.</translation>
    </message>
    <message>
        <source>Your changes, before and after, cue by cue.</source>
        <translation>تغييراتك، قبل وبعد، مقطعًا مقطعًا.</translation>
    </message>
    <message>
        <source>Goes back to editing; nothing is published.</source>
        <translation>العودة إلى التحرير؛ لا يُنشر شيء.</translation>
    </message>
    <message>
        <source>The text to look for in all cues.</source>
        <translation>النص المطلوب البحث عنه في كل المقاطع.</translation>
    </message>
    <message>
        <source>The text to put in its place; empty to remove it.</source>
        <translation>النص الذي يوضع مكانه؛ اتركه فارغًا لإزالته.</translation>
    </message>
    <message>
        <source>Tells capital and small letters apart.</source>
        <translation>التمييز بين الأحرف الكبيرة والصغيرة.</translation>
    </message>
    <message>
        <source>Finds whole words only.</source>
        <translation>البحث عن الكلمات الكاملة فقط.</translation>
    </message>
    <message>
        <source>The places that were found, with what each would become.</source>
        <translation>المواضع التي عُثر عليها، وما سيصبح عليه كل منها.</translation>
    </message>
    <message>
        <source>Replaces the selected place and goes on to the next one.</source>
        <translation>استبدال الموضع المحدد والانتقال إلى التالي.</translation>
    </message>
    <message>
        <source>Replaces all places in one step, which Undo takes back.</source>
        <translation>استبدال كل المواضع في خطوة واحدة، يمكن التراجع عنها.</translation>
    </message>
    <message>
        <source>Seconds to move by; with a minus to earlier times.</source>
        <translation>عدد ثواني الإزاحة؛ مع علامة ناقص إلى أوقات أبكر.</translation>
    </message>
    <message>
        <source>Moves the times of all cues.</source>
        <translation>إزاحة أوقات كل المقاطع.</translation>
    </message>
    <message>
        <source>Moves the times of this cue and of all that follow.</source>
        <translation>إزاحة أوقات هذا المقطع وكل ما يليه.</translation>
    </message>
    <message>
        <source>Stretches all times so that both cues begin when you said.</source>
        <translation>تمديد كل الأوقات بحيث يبدأ المقطعان في الوقتين اللذين ذكرتهما.</translation>
    </message>
    <message>
        <source>The cues of the track to decide on, with what was noticed under them. The keys below decide; Return moves the video to a cue.</source>
        <translation>مقاطع المسار المطلوب اتخاذ قرار بشأنه، وتحتها ما لوحظ فيها. المفاتيح في الأسفل تقرر؛ والمفتاح Enter ينقل الفيديو إلى المقطع.</translation>
    </message>
    <message>
        <source>Another language of this video, or a saved version. It follows the cue you are at.</source>
        <translation>لغة أخرى لهذا الفيديو، أو إصدار محفوظ. يتبع المقطع الذي أنت عنده.</translation>
    </message>
    <message>
        <source>What was noticed in the text, the worst first. Return or a click shows the place.</source>
        <translation>ما لوحظ في النص، والأسوأ أولًا. المفتاح Enter أو النقر يعرض الموضع.</translation>
    </message>
    <message>
        <source>Tries once more to read the text, or plays the sound.</source>
        <translation>محاولة قراءة النص مرة أخرى، أو تشغيل الصوت.</translation>
    </message>
    <message>
        <source>Shows what was decided before it is carried out.</source>
        <translation>عرض ما تقرر قبل تنفيذه.</translation>
    </message>
    <message>
        <source>Shows the skipped tracks once more.</source>
        <translation>عرض المسارات التي تم تخطيها مرة أخرى.</translation>
    </message>
    <message>
        <source>Reviews on this computer. Return goes on with the selected one, Delete removes it after a question.</source>
        <translation>المراجعات على هذا الكمبيوتر. المفتاح Enter يتابع المراجعة المحددة، وDelete يحذفها بعد سؤال.</translation>
    </message>
    <message>
        <source>Asks where to save the statistics.</source>
        <translation>السؤال عن مكان حفظ الإحصاءات.</translation>
    </message>
    <message>
        <source>How many files there shall be, one for each person.</source>
        <translation>عدد الملفات المطلوبة، ملف لكل شخص.</translation>
    </message>
    <message>
        <source>Leaves the review. What was decided stays.</source>
        <translation>مغادرة المراجعة. ما تقرر يبقى.</translation>
    </message>
    <message>
        <source>Keeps this track and deletes the other one.</source>
        <translation>الإبقاء على هذا المسار وحذف الآخر.</translation>
    </message>
    <message>
        <source>Deletes this track.</source>
        <translation>حذف هذا المسار.</translation>
    </message>
    <message>
        <source>Two tracks side by side; what differs is marked.</source>
        <translation>مساران جنبًا إلى جنب؛ ما يختلف بينهما مميّز.</translation>
    </message>
    <message>
        <source>Plays the video. Streaming counts towards your DatoCMS quota.</source>
        <translation>تشغيل الفيديو. يُحسب البث من حصتك في DatoCMS.</translation>
    </message>
    <message>
        <source>Where the video is. Drag it, or use the arrow keys.</source>
        <translation>موضع الفيديو الحالي. اسحبه، أو استخدم مفاتيح الأسهم.</translation>
    </message>
    <message>
        <source>How loud the video is.</source>
        <translation>مستوى صوت الفيديو.</translation>
    </message>
    <message>
        <source>Brings the player back into this window.</source>
        <translation>إعادة المشغّل إلى هذه النافذة.</translation>
    </message>
    <message>
        <source>What there is to see of all videos together.</source>
        <translation>ما يمكن رؤيته من كل الفيديوهات معًا.</translation>
    </message>
    <message>
        <source>Every track of every video, as the scan saw it last. Click a title to sort, hold Shift to sort by several; Return opens the video at the track. Paste IDs or links to see only those.</source>
        <translation>كل مسار في كل فيديو كما رأته آخر فهرسة. انقر عنوانًا للفرز، مع الضغط على Shift للفرز بعدة أعمدة؛ والمفتاح Enter يفتح الفيديو عند المسار. الصق معرّفات أو روابط لرؤيتها وحدها.</translation>
    </message>
    <message>
        <source>Lists only tracks whose file name, name, language code or ID holds these words.</source>
        <translation>إظهار المسارات التي يحتوي اسم ملفها أو اسمها أو رمز لغتها أو معرّفها على هذه الكلمات فقط.</translation>
    </message>
    <message>
        <source>Forgets view, filter and rule.</source>
        <translation>مسح طريقة العرض والتصفية والقاعدة.</translation>
    </message>
    <message>
        <source>What each video has in each language. A click or Return shows the tracks, a click on a language all that its figure counts.</source>
        <translation>ما لدى كل فيديو بكل لغة. النقر أو المفتاح Enter يُظهر المسارات، والنقر على لغة يُظهر كل ما يحسبه رقمها.</translation>
    </message>
    <message>
        <source>Languages, with the share of videos that have them.</source>
        <translation>اللغات مع نسبة الفيديوهات التي لديها كل منها.</translation>
    </message>
    <message>
        <source>The videos. A click shows the tracks of one.</source>
        <translation>الفيديوهات. النقر على أحدها يُظهر مساراته.</translation>
    </message>
    <message>
        <source>Shows only videos whose name or ID holds these words.</source>
        <translation>إظهار الفيديوهات التي يحتوي اسمها أو معرّفها على هذه الكلمات فقط.</translation>
    </message>
    <message>
        <source>Forgets words and filters of the coverage.</source>
        <translation>مسح كلمات البحث والتصفية في التغطية.</translation>
    </message>
    <message>
        <source>Which decisions of the review are listed.</source>
        <translation>أي قرارات المراجعة تُعرض في القائمة.</translation>
    </message>
    <message>
        <source>What was decided, and what can be done about it now. Space ticks or unticks the selected rows; the words below the list are about the current one.</source>
        <translation>ما تقرر، وما يمكن فعله بشأنه الآن. مفتاح المسافة يعلّم الصفوف المحددة أو يلغي تعليمها؛ والكلمات تحت القائمة عن الصف الحالي.</translation>
    </message>
    <message>
        <source>Shows where the project can be scanned.</source>
        <translation>إظهار الموضع الذي يمكن منه فهرسة المشروع.</translation>
    </message>
    <message>
        <source>The cues that were found. Return or a double click opens the video there.</source>
        <translation>المقاطع التي عُثر عليها. المفتاح Enter أو النقر المزدوج يفتح الفيديو عند ذلك الموضع.</translation>
    </message>
    <message>
        <source>Lists of words, each with the number of cues found since you last looked.</source>
        <translation>قوائم كلمات، مع عدد المقاطع التي عُثر عليها لكل منها منذ آخر مرة اطّلعت عليها.</translation>
    </message>
    <message>
        <source>Changes the name and the words of the selected list.</source>
        <translation>تغيير اسم القائمة المحددة وكلماتها.</translation>
    </message>
    <message>
        <source>Removes the selected list. Subtitles stay as they are.</source>
        <translation>إزالة القائمة المحددة. تبقى الترجمات كما هي.</translation>
    </message>
    <message>
        <source>Keeps the list on this computer.</source>
        <translation>حفظ القائمة على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>The language of videos that nothing else tells.</source>
        <translation>لغة الفيديوهات التي لا يدل عليها شيء آخر.</translation>
    </message>
    <message>
        <source>The kind of file to save.</source>
        <translation>نوع الملف المراد حفظه.</translation>
    </message>
    <message>
        <source>Asks where to save the report.</source>
        <translation>السؤال عن مكان حفظ التقرير.</translation>
    </message>
    <message>
        <source>What runs now, what was deleted lately, and all that was done.</source>
        <translation>ما يجري الآن، وما حُذف مؤخرًا، وكل ما نُفّذ.</translation>
    </message>
    <message>
        <source>What runs, waits or did not work, with the reason.</source>
        <translation>ما يجري أو ينتظر أو لم ينجح، مع السبب.</translation>
    </message>
    <message>
        <source>Deleted tracks with a backup. Select some to restore them.</source>
        <translation>المسارات المحذوفة التي لها نسخة احتياطية. حدّد بعضها لاستعادتها.</translation>
    </message>
    <message>
        <source>All that was ever done with trackman on this computer.</source>
        <translation>كل ما نُفّذ في trackman على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>Lists only deleted tracks that hold these words.</source>
        <translation>إظهار المسارات المحذوفة التي فيها هذه الكلمات فقط.</translation>
    </message>
    <message>
        <source>Lists only entries that hold these words.</source>
        <translation>إظهار القيود التي فيها هذه الكلمات فقط.</translation>
    </message>
    <message>
        <source>The days that the report is about.</source>
        <translation>الأيام التي يشملها التقرير.</translation>
    </message>
    <message>
        <source>The project that the report is about.</source>
        <translation>المشروع الذي يشمله التقرير.</translation>
    </message>
    <message>
        <source>The first day of the period.</source>
        <translation>أول أيام الفترة.</translation>
    </message>
    <message>
        <source>The last day of the period, itself included.</source>
        <translation>آخر أيام الفترة، وهو منها.</translation>
    </message>
    <message>
        <source>Forgets search and filters of the history.</source>
        <translation>مسح البحث والتصفية في المحفوظات.</translation>
    </message>
    <message>
        <source>The files to add. Correct kind, language and name in the cells; the space bar takes a file or leaves it out.</source>
        <translation>الملفات المطلوب إضافتها. صحّح النوع واللغة والاسم في الخلايا؛ ومفتاح المسافة يضم الملف أو يستبعده.</translation>
    </message>
    <message>
        <source>Chooses subtitle or audio files on this computer.</source>
        <translation>اختيار ملفات ترجمة أو صوت على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>Takes all subtitle and audio files of a folder.</source>
        <translation>أخذ كل ملفات الترجمة والصوت في مجلد.</translation>
    </message>
    <message>
        <source>The cues of the selected file, as they would be added.</source>
        <translation>مقاطع الملف المحدد، كما ستُضاف.</translation>
    </message>
    <message>
        <source>Plays the video with the cues of the file.</source>
        <translation>تشغيل الفيديو مع مقاطع الملف.</translation>
    </message>
    <message>
        <source>The language code of the track, such as pt or pt-BR.</source>
        <translation>رمز لغة المسار، مثل pt أو pt-BR.</translation>
    </message>
    <message>
        <source>The encoding of the file. Choose another if letters are wrong.</source>
        <translation>ترميز الملف. اختر ترميزًا آخر إذا كانت الحروف خاطئة.</translation>
    </message>
    <message>
        <source>Pictures per second, for files that count in pictures.</source>
        <translation>عدد الصور في الثانية، للملفات التي تحسب بالصور.</translation>
    </message>
    <message>
        <source>Gives the track this name, which is free.</source>
        <translation>منح المسار هذا الاسم، وهو متاح.</translation>
    </message>
    <message>
        <source>Does what the question says.</source>
        <translation>تنفيذ ما يذكره السؤال.</translation>
    </message>
    <message>
        <source>Changes nothing. Escape does the same.</source>
        <translation>لا يتغير شيء. المفتاح Esc يفعل ذلك أيضًا.</translation>
    </message>
    <message>
        <source>A name that no other track of the video has.</source>
        <translation>اسم لا يحمله أي مسار آخر في الفيديو.</translation>
    </message>
    <message>
        <source>Restores the track with this name.</source>
        <translation>استعادة المسار بهذا الاسم.</translation>
    </message>
    <message>
        <source>Deletes the track that has the name, then restores.</source>
        <translation>حذف المسار الذي يحمل الاسم، ثم الاستعادة.</translation>
    </message>
    <message>
        <source>Restores the tracks into the video given.</source>
        <translation>استعادة المسارات في الفيديو المذكور.</translation>
    </message>
    <message>
        <source>The name that viewers see in the player’s menu.</source>
        <translation>الاسم الذي يراه المشاهدون في قائمة المشغّل.</translation>
    </message>
    <message>
        <source>The language code of the track, such as it or pt-BR.</source>
        <translation>رمز لغة المسار، مثل it أو pt-BR.</translation>
    </message>
    <message>
        <source>Marks subtitles that also tell sounds and speakers.</source>
        <translation>تمييز الترجمة التي تذكر الأصوات والمتحدثين أيضًا.</translation>
    </message>
    <message>
        <source>Makes the track anew with these details and the same subtitles. Undo takes it back.</source>
        <translation>إنشاء المسار من جديد بهذه التفاصيل وبالترجمة نفسها. يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>The language that is spoken in the video.</source>
        <translation>اللغة المنطوقة في الفيديو.</translation>
    </message>
    <message>
        <source>Has DatoCMS make subtitles of the sound.</source>
        <translation>طلب ترجمة يولّدها DatoCMS من الصوت.</translation>
    </message>
    <message>
        <source>All subtitles of the track that trackman saved.</source>
        <translation>كل ترجمات المسار التي حفظها trackman.</translation>
    </message>
    <message>
        <source>Puts this version in place of the subtitles of now.</source>
        <translation>وضع هذا الإصدار مكان الترجمة الحالية.</translation>
    </message>
    <message>
        <source>Saves this version as a file.</source>
        <translation>حفظ هذا الإصدار في ملف.</translation>
    </message>
    <message>
        <source>Ticked languages are the ones that are meant.</source>
        <translation>اللغات المعلَّمة هي المقصودة.</translation>
    </message>
    <message>
        <source>Only tracks of this kind.</source>
        <translation>الاقتصار على المسارات من هذا النوع.</translation>
    </message>
    <message>
        <source>Only tracks in some languages, or in all but these.</source>
        <translation>الاقتصار على المسارات بلغات معينة، أو بكل ما عداها.</translation>
    </message>
    <message>
        <source>Only tracks with this status.</source>
        <translation>الاقتصار على المسارات بهذه الحالة.</translation>
    </message>
    <message>
        <source>Only tracks that are closed captions, or only others.</source>
        <translation>الاقتصار على مسارات التسميات التوضيحية، أو على ما عداها.</translation>
    </message>
    <message>
        <source>Only tracks whose names contain this.</source>
        <translation>الاقتصار على المسارات التي يحتوي اسمها على هذا.</translation>
    </message>
    <message>
        <source>Only tracks of which the same video has another one like it. One of them is kept.</source>
        <translation>الاقتصار على المسارات التي لها مثيل في الفيديو نفسه. يبقى واحد منها.</translation>
    </message>
    <message>
        <source>The one of several like each other that is kept.</source>
        <translation>المسار الذي يبقى من بين المتماثلة.</translation>
    </message>
    <message>
        <source>Only subtitles in which the checks found something, or nothing.</source>
        <translation>الاقتصار على الترجمات التي وجد الفحص فيها شيئًا، أو لم يجد شيئًا.</translation>
    </message>
    <message>
        <source>Only subtitles that contain this phrase, as far as they were read.</source>
        <translation>الاقتصار على الترجمات التي تحتوي على هذه العبارة، بقدر ما قُرئ منها.</translation>
    </message>
    <message>
        <source>Only tracks of videos that records use, or that none uses.</source>
        <translation>الاقتصار على مسارات الفيديوهات التي تستخدمها سجلات، أو التي لا يستخدمها أي سجل.</translation>
    </message>
    <message>
        <source>Only tracks of videos with this tag.</source>
        <translation>الاقتصار على مسارات الفيديوهات التي لها هذا الوسم.</translation>
    </message>
    <message>
        <source>Only tracks of videos in this collection.</source>
        <translation>الاقتصار على مسارات الفيديوهات التي في هذه المجموعة.</translation>
    </message>
    <message>
        <source>Tracks the rule means. Space ticks the selected ones or unticks them; only ticked ones are deleted.</source>
        <translation>المسارات التي تعنيها القاعدة. مفتاح المسافة يعلّم المحدد منها أو يلغي تعليمه؛ ولا يُحذف إلا المعلَّم.</translation>
    </message>
    <message>
        <source>Shows the tracks of what was found in the table of all tracks.</source>
        <translation>إظهار مسارات ما عُثر عليه في جدول كل المسارات.</translation>
    </message>
    <message>
        <source>Keeps the search as a word list, which counts new hits.</source>
        <translation>حفظ البحث كقائمة كلمات تعدّ النتائج الجديدة.</translation>
    </message>
    <message>
        <source>Replaces words in all tracks that were found. You see each change before.</source>
        <translation>استبدال كلمات في كل المسارات التي عُثر عليها. ترى كل تغيير مسبقًا.</translation>
    </message>
    <message>
        <source>Cues that would change, as they are and as they would be. Space ticks the selected ones or unticks them; only ticked ones are changed.</source>
        <translation>المقاطع التي ستتغيّر، كما هي وكما ستصبح. مفتاح المسافة يعلّم المحدد منها أو يلغي تعليمه؛ ولا يتغيّر إلا المعلَّم.</translation>
    </message>
    <message>
        <source>Reads each text once more, makes what is ticked and puts the new text in place of the old one. Undo brings all of them back.</source>
        <translation>قراءة كل نص مرة أخرى، وإجراء ما عُلّم، ووضع النص الجديد مكان القديم. «تراجع» يعيدها كلها.</translation>
    </message>
    <message>
        <source>Languages to keep; tracks in all others are shown next.</source>
        <translation>اللغات المراد الإبقاء عليها؛ ثم تُعرض المسارات بكل ما عداها.</translation>
    </message>
    <message>
        <source>Kinds of tracks that are looked at.</source>
        <translation>أنواع المسارات التي يُنظر فيها.</translation>
    </message>
    <message>
        <source>The tracks that are to be deleted.</source>
        <translation>المسارات المراد حذفها.</translation>
    </message>
    <message>
        <source>Type the number of tracks, so that nothing goes by a slip.</source>
        <translation>اكتب عدد المسارات كي لا يُحذف شيء سهوًا.</translation>
    </message>
    <message>
        <source>Groups of settings. What you choose takes effect at once.</source>
        <translation>مجموعات الإعدادات. يسري ما تختاره فورًا.</translation>
    </message>
    <message>
        <source>Gives all settings their first values, but your own lists.</source>
        <translation>إعادة كل الإعدادات إلى قيمها الأولى، ما عدا قوائمك الخاصة.</translation>
    </message>
    <message>
        <source>The language of trackman, and of dates, sizes and numbers.</source>
        <translation>لغة trackman، ولغة التواريخ والأحجام والأرقام.</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>فاتح، أو داكن، أو مثل النظام.</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>أسود وأبيض وألوان قوية، مع خطوط حول كل شيء.</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>يثبت مؤشر التقدّم، وتظل كلماته تتغيّر.</translation>
    </message>
    <message>
        <source>Videos begin without sound until you turn it on.</source>
        <translation>تبدأ الفيديوهات بلا صوت حتى تشغّله.</translation>
    </message>
    <message>
        <source>Your system shows how a scan or bulk work ended while another window is in front. It names numbers only.</source>
        <translation>يُظهر النظام كيف انتهت فهرسة أو عملية مجمّعة حين تكون نافذة أخرى في المقدمة. لا تُذكر إلا أعداد.</translation>
    </message>
    <message>
        <source>How long trackman waits for DatoCMS before it looks for itself.</source>
        <translation>المدة التي ينتظر فيها trackman رد DatoCMS قبل أن يتحقق بنفسه.</translation>
    </message>
    <message>
        <source>How much of the requests DatoCMS allows trackman may use.</source>
        <translation>الحصة التي يمكن لـ trackman استخدامها من الطلبات التي يسمح بها DatoCMS.</translation>
    </message>
    <message>
        <source>How much of the disk thumbnails may take.</source>
        <translation>المساحة التي يمكن أن تشغلها الصور المصغّرة على القرص.</translation>
    </message>
    <message>
        <source>Removes all thumbnails and texts that can be fetched again.</source>
        <translation>إزالة كل الصور المصغّرة والنصوص التي يمكن جلبها من جديد.</translation>
    </message>
    <message>
        <source>Opens the folder with all that trackman keeps here.</source>
        <translation>فتح المجلد الذي فيه كل ما يحفظه trackman هنا.</translation>
    </message>
    <message>
        <source>0 asks for the number each time many tracks are deleted.</source>
        <translation>القيمة 0 تعني طلب كتابة العدد كلما حُذفت مسارات كثيرة.</translation>
    </message>
    <message>
        <source>Nothing can be deleted before a reason is given.</source>
        <translation>لا يمكن حذف شيء قبل ذكر سبب.</translation>
    </message>
    <message>
        <source>Empty, your name is that of your account on this computer.</source>
        <translation>إذا تُرك فارغًا، فاسمك هو اسم حسابك على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>The key that decides for a deletion deletes at once.</source>
        <translation>المفتاح الذي يقرر الحذف يحذف فورًا.</translation>
    </message>
    <message>
        <source>Delete, rules and commands then lead to a review.</source>
        <translation>عندئذ يقود الحذف والقواعد والأوامر إلى مراجعة.</translation>
    </message>
    <message>
        <source>Reasons that are offered next to Delete, one per line.</source>
        <translation>الأسباب التي تظهر بجوار «حذف»، سبب في كل سطر.</translation>
    </message>
    <message>
        <source>How long subtitles of deleted tracks can be restored.</source>
        <translation>المدة التي يمكن خلالها استعادة ترجمة المسارات المحذوفة.</translation>
    </message>
    <message>
        <source>Off, trackman speaks to the hosts above alone and asks DatoCMS itself.</source>
        <translation>عند إيقافه لا يتصل trackman إلا بالمضيفين أعلاه ويسأل DatoCMS بنفسه.</translation>
    </message>
    <message>
        <source>Tries every host that trackman needs, one by one.</source>
        <translation>تجربة كل مضيف يحتاج إليه trackman، واحدًا تلو الآخر.</translation>
    </message>
    <message>
        <source>Copies all of this page, for whoever looks after the network.</source>
        <translation>نسخ كل ما في هذه الصفحة، لمن يدير الشبكة.</translation>
    </message>
    <message>
        <source>The style guide whose limits the checks go by.</source>
        <translation>دليل الأسلوب الذي يعتمد الفحص حدوده.</translation>
    </message>
    <message>
        <source>Words that are flagged in subtitles, one per line.</source>
        <translation>كلمات يُنبَّه إليها في الترجمة، كلمة في كل سطر.</translation>
    </message>
    <message>
        <source>More characters per second than this are a finding.</source>
        <translation>ما يزيد على هذا العدد من الأحرف في الثانية ملاحظة.</translation>
    </message>
    <message>
        <source>Longer lines than this are a finding.</source>
        <translation>كل سطر أطول من هذا ملاحظة.</translation>
    </message>
    <message>
        <source>More lines in a cue than this are a finding.</source>
        <translation>ما يزيد على هذا العدد من الأسطر في المقطع ملاحظة.</translation>
    </message>
    <message>
        <source>A cue that is shown for less time is a finding.</source>
        <translation>كل مقطع يظهر مدة أقصر ملاحظة.</translation>
    </message>
    <message>
        <source>A cue that is shown for more time is a finding.</source>
        <translation>كل مقطع يظهر مدة أطول ملاحظة.</translation>
    </message>
    <message>
        <source>A shorter pause between two cues is a finding.</source>
        <translation>كل فجوة أقصر بين مقطعين ملاحظة.</translation>
    </message>
    <message>
        <source>A video with a smaller share of subtitled time is a finding.</source>
        <translation>كل فيديو تغطي الترجمة منه نسبة أصغر ملاحظة.</translation>
    </message>
    <message>
        <source>The API token of the project, from Project settings › API tokens in DatoCMS. It is kept in the keyring of this computer only.</source>
        <translation>رمز API للمشروع، من Project settings › API tokens في DatoCMS. لا يُحفظ إلا في سلسلة مفاتيح هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>Checks the token with DatoCMS. Nothing is changed there.</source>
        <translation>التحقق من الرمز لدى DatoCMS. لا يتغير شيء هناك.</translation>
    </message>
    <message>
        <source>Shows the steps to create a token.</source>
        <translation>إظهار خطوات إنشاء رمز.</translation>
    </message>
    <message>
        <source>Shows a message for someone who can create a token.</source>
        <translation>إظهار رسالة لمن يستطيع إنشاء رمز.</translation>
    </message>
    <message>
        <source>Copies the message with all that the token needs.</source>
        <translation>نسخ الرسالة، وفيها كل ما يحتاج إليه الرمز.</translation>
    </message>
    <message>
        <source>Goes on without the keyring; the token is asked for again.</source>
        <translation>المتابعة من دون سلسلة المفاتيح؛ يُطلب الرمز من جديد فيما بعد.</translation>
    </message>
    <message>
        <source>Goes back to enter another token.</source>
        <translation>العودة لإدخال رمز آخر.</translation>
    </message>
    <message>
        <source>Goes on to the videos of the project.</source>
        <translation>المتابعة إلى فيديوهات المشروع.</translation>
    </message>
    <message>
        <source>Commands, views and videos. A click does what it says.</source>
        <translation>أوامر وطرق عرض وفيديوهات. النقر ينفذ ما هو مكتوب.</translation>
    </message>
    <message>
        <source>Lists only commands whose menu, words or key hold this.</source>
        <translation>إظهار الأوامر التي في قائمتها أو كلماتها أو اختصارها هذا النص فقط.</translation>
    </message>
    <message>
        <source>All commands with their keys. Return gives one another key.</source>
        <translation>كل الأوامر واختصاراتها. المفتاح Enter يمنح الأمر اختصارًا آخر.</translation>
    </message>
    <message>
        <source>Press the key that the command is to have.</source>
        <translation>اضغط المفتاح المطلوب للأمر.</translation>
    </message>
    <message>
        <source>Closes this window; the command keeps its key.</source>
        <translation>إغلاق هذه النافذة؛ يحتفظ الأمر باختصاره.</translation>
    </message>
    <message>
        <source>What trackman wrote down, the latest last. Ctrl+C copies entries.</source>
        <translation>ما كتبه trackman، والأحدث في الأخير. الاختصار Ctrl+C ينسخ القيود.</translation>
    </message>
    <message>
        <source>All of the selected entry, such as where an error happened.</source>
        <translation>كل ما في القيد المحدد، مثل مكان وقوع الخطأ.</translation>
    </message>
    <message>
        <source>What helps support. Read it before you pass it on.</source>
        <translation>معلومات تساعد الدعم. اقرأها قبل أن ترسلها.</translation>
    </message>
    <message>
        <source>What is known of the error. Read it before you pass it on.</source>
        <translation>المعروف عن الخطأ. اقرأه قبل أن ترسله.</translation>
    </message>
    <message>
        <source>Opens the download page in your browser.</source>
        <translation>فتح صفحة التنزيل في متصفحك.</translation>
    </message>
</context>
<context>
    <name>ExportWording</name>
    <message>
        <source>Changed tracks</source>
        <translation>المسارات المتغيّرة</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>الملخص</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>لم يتغيّر أي مسار.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>أساسية</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>منذ {day}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>What</source>
        <translation>العملية</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>البيئة</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>معرّف الفيديو</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>معرّف المسار</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>استُعيد بالمعرّف</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>By</source>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>وافق عليه</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>وقت الموافقة</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>الثواني</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>معرّف المهمة</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>المشكلة</translation>
    </message>
    <message>
        <source>Backup</source>
        <extracomment>Title of a column: name of the saved subtitle file.</extracomment>
        <translation>النسخة الاحتياطية</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>نُسخ احتياطيًا</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>طُلب</translation>
    </message>
    <message>
        <source>Accepted by DatoCMS</source>
        <translation>قبله DatoCMS</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>تم الحذف</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>أُزيل من قبل</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>تمت الاستعادة</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>تمت الإضافة</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>تم الاستبدال</translation>
    </message>
    <message>
        <source>Not completed</source>
        <translation>لم يكتمل</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Nobody can say how it ended.</extracomment>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>أُلغي</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
</context>
<context>
    <name>FileAdditions</name>
    <message>
        <source>Open a video first.</source>
        <translation>افتح فيديو أولًا.</translation>
    </message>
    <message>
        <source>Open the video that these files are for: {files}.</source>
        <translation>افتح الفيديو الذي تخصه هذه الملفات: {files}.</translation>
    </message>
    <message>
        <source>There are no files in the clipboard. Copy some in a file manager.</source>
        <translation>لا ملفات في الحافظة. انسخ بعضها في مدير الملفات.</translation>
    </message>
    <message>
        <source>Subtitles and audio ({endings})</source>
        <translation>ملفات الترجمة والصوت ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Choose subtitle or audio files</source>
        <translation>اختيار ملفات ترجمة أو صوت</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>اختيار مجلد</translation>
    </message>
    <message>
        <source>There are no subtitle or audio files in this folder.</source>
        <translation>لا توجد في هذا المجلد ملفات ترجمة أو صوت.</translation>
    </message>
    <message>
        <source>Changed since they were read, so not added yet: {files}. Check them again.</source>
        <translation>تغيّرت بعد قراءتها، لذا لم تُضف بعد: {files}. افحصها من جديد.</translation>
    </message>
</context>
<context>
    <name>FileDetails</name>
    <message>
        <source>Encoding</source>
        <translation>الترميز</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>معدل الإطارات</translation>
    </message>
    <message>
        <source>Play in video</source>
        <translation>التشغيل في الفيديو</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>استخدام {name}</translation>
    </message>
    <message>
        <source>There are no subtitles to show.</source>
        <translation>لا ترجمة لعرضها.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>لا مشكلات</translation>
    </message>
</context>
<context>
    <name>FileWording</name>
    <message>
        <source>Audio</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>ترجمة</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>اختر لغة</translation>
    </message>
    <message>
        <source>{code} · from the file name</source>
        <translation>{code} · من اسم الملف</translation>
    </message>
    <message>
        <source>{code} · stated in the file</source>
        <translation>{code} · مذكور في الملف</translation>
    </message>
    <message>
        <source>{code} · detected in the text</source>
        <translation>{code} · مكتشف في النص</translation>
    </message>
    <message>
        <source>Closed captions: the file name says so.</source>
        <translation>تسميات توضيحية: بحسب اسم الملف.</translation>
    </message>
    <message>
        <source>Closed captions: the text describes sounds.</source>
        <translation>تسميات توضيحية: النص يصف أصواتًا.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>تسميات توضيحية</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>جارٍ القراءة…</translation>
    </message>
    <message>
        <source>In the text: {findings}</source>
        <translation>في النص: {findings}</translation>
    </message>
    <message>
        <source>Put it back, or remove it from the list.</source>
        <translation>أعده إلى مكانه، أو أزله من القائمة.</translation>
    </message>
    <message>
        <source>Allow your account to read it, then choose it again.</source>
        <translation>اسمح لحسابك بقراءته، ثم اختره من جديد.</translation>
    </message>
    <message>
        <source>Check the disk or the network drive it is on.</source>
        <translation>تحقق من القرص أو محرك الشبكة الموجود عليه.</translation>
    </message>
    <message>
        <source>Choose a subtitle or audio file.</source>
        <translation>اختر ملف ترجمة أو صوت.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>صدّره من جديد.</translation>
    </message>
    <message>
        <source>Subtitle files have at most 20 MB.</source>
        <translation>الحد الأقصى لحجم ملف الترجمة 20 ميغابايت.</translation>
    </message>
    <message>
        <source>Have the text recognised first, with Subtitle Edit say.</source>
        <translation>حوّل الصور إلى نص أولًا بالتعرّف الضوئي، مثلًا ببرنامج Subtitle Edit.</translation>
    </message>
    <message>
        <source>Export its sound as M4A, MP3 or WAV.</source>
        <translation>صدّر صوته بصيغة M4A أو MP3 أو WAV.</translation>
    </message>
    <message>
        <source>Check that it is a subtitle file, or its encoding.</source>
        <translation>تحقق من أنه ملف ترجمة، أو من ترميزه.</translation>
    </message>
    <message>
        <source>Choose the frame rate below.</source>
        <translation>اختر معدل الإطارات أدناه.</translation>
    </message>
    <message>
        <source>Look at it again before you add it.</source>
        <translation>راجعه من جديد قبل أن تضيفه.</translation>
    </message>
    <message>
        <source>{fault}. {advice}</source>
        <extracomment>{fault} is such as “The file is empty”, {advice} a sentence.</extracomment>
        <translation>{fault}. {advice}</translation>
    </message>
    <message>
        <source>Lost in WebVTT: {what}</source>
        <translation>ما يضيع في WebVTT: {what}</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>تسميات توضيحية</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>مستبعد</translation>
    </message>
    <message>
        <source>{size} are too much: DatoCMS takes at most {limit} per file.</source>
        <translation>الحجم {size} أكبر من المسموح: يقبل DatoCMS {limit} لكل ملف على الأكثر.</translation>
    </message>
    <message>
        <source>Choose a language.</source>
        <translation>اختر لغة.</translation>
    </message>
    <message>
        <source>{code} is no language code. Choose one from the list.</source>
        <translation>الرمز {code} ليس رمز لغة. اختر رمزًا من القائمة.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>أدخل اسمًا.</translation>
    </message>
    <message>
        <source>The name is too long: at most {limit} characters.</source>
        <translation>الاسم طويل جدًا: عدد الأحرف المسموح به {limit} على الأكثر.</translation>
    </message>
    <message>
        <source>The video already has a track named {name}. {free} is free.</source>
        <translation>في الفيديو مسار باسم {name} من قبل. الاسم {free} متاح.</translation>
    </message>
    <message>
        <source>{file} has the same name. {free} is free.</source>
        <translation>للملف {file} الاسم نفسه. الاسم {free} متاح.</translation>
    </message>
    <message>
        <source>Characters that can’t be read: {count}. Choose another encoding.</source>
        <translation>أحرف لا يمكن قراءتها: {count}. اختر ترميزًا آخر.</translation>
    </message>
    <message>
        <source>Same content as {file}.</source>
        <translation>المحتوى نفسه في {file}.</translation>
    </message>
    <message>
        <source>The audio lasts {length}, but the video only {video}.</source>
        <translation>مدة الصوت {length}، ومدة الفيديو {video} فقط.</translation>
    </message>
    <message>
        <source>The video already has {language}: {name}.</source>
        <translation>في الفيديو مسار باللغة {language} من قبل: {name}.</translation>
    </message>
    <message>
        <source>DatoCMS may not know the language code {code}.</source>
        <translation>قد لا يعرف DatoCMS رمز اللغة {code}.</translation>
    </message>
    <message>
        <source>Encoding guessed: {encoding}. Check the letters in the preview.</source>
        <translation>الترميز المُخمَّن: {encoding}. تحقق من الحروف في المعاينة.</translation>
    </message>
    <message>
        <source>DatoCMS names only M4A, MP3 and WAV, so it may refuse {format}.</source>
        <translation>لا يذكر DatoCMS إلا M4A وMP3 وWAV، لذا قد يرفض {format}.</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>أوروبا الغربية</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>أوروبا الوسطى</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>السيريلية</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>البلطيقية</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>التركية</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>اليونانية</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>العبرية</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>التايلاندية</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>الفيتنامية</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>اليابانية</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>الصينية المبسطة</translation>
    </message>
    <message>
        <source>Traditional Chinese</source>
        <translation>الصينية التقليدية</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>الكورية</translation>
    </message>
    <message>
        <source>The file no longer exists</source>
        <translation>لم يعد الملف موجودًا</translation>
    </message>
    <message>
        <source>trackman isn’t allowed to read this file</source>
        <translation>لا يُسمح لـ trackman بقراءة هذا الملف</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>لا يمكن قراءة الملف</translation>
    </message>
    <message>
        <source>This isn’t a file</source>
        <translation>هذا ليس ملفًا</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>الملف فارغ</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>الملف كبير جدًا</translation>
    </message>
    <message>
        <source>Neither subtitles nor audio that trackman knows</source>
        <translation>ليس ترجمة ولا صوتًا يعرفه trackman</translation>
    </message>
    <message>
        <source>These subtitles are pictures, not text</source>
        <translation>هذه الترجمة صور وليست نصًا</translation>
    </message>
    <message>
        <source>This is a video, not an audio file</source>
        <translation>هذا فيديو وليس ملف صوت</translation>
    </message>
    <message>
        <source>The audio file has no sound in it</source>
        <translation>لا صوت في ملف الصوت</translation>
    </message>
    <message>
        <source>No cue can be read in this file</source>
        <translation>لا يمكن قراءة أي مقطع في هذا الملف</translation>
    </message>
    <message>
        <source>The frame rate isn’t known</source>
        <translation>معدل الإطارات غير معروف</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>الملف تالف</translation>
    </message>
    <message>
        <source>The file was changed in the meantime</source>
        <translation>تغيّر الملف في هذه الأثناء</translation>
    </message>
    <message>
        <source>Cues whose times can’t be read: {count}</source>
        <translation>مقاطع لا يمكن قراءة أوقاتها: {count}</translation>
    </message>
    <message>
        <source>Lines outside any cue: {count}</source>
        <translation>أسطر خارج أي مقطع: {count}</translation>
    </message>
    <message>
        <source>Cues in other languages: {count}</source>
        <translation>مقاطع بلغات أخرى: {count}</translation>
    </message>
    <message>
        <source>Drawings and pictures: {count}</source>
        <translation>رسوم وصور: {count}</translation>
    </message>
    <message>
        <source>Names of speakers</source>
        <translation>أسماء المتحدثين</translation>
    </message>
    <message>
        <source>Exact positions on the picture</source>
        <translation>المواضع الدقيقة على الصورة</translation>
    </message>
    <message>
        <source>Timing of single words</source>
        <translation>توقيت الكلمات المفردة</translation>
    </message>
    <message>
        <source>Movements and fades</source>
        <translation>الحركات والتلاشي</translation>
    </message>
    <message>
        <source>Fonts, sizes and colours</source>
        <translation>الخطوط والأحجام والألوان</translation>
    </message>
    <message>
        <source>Lines through text</source>
        <translation>خطوط تشطب النص</translation>
    </message>
    <message>
        <source>Empty lines within cues: {count}</source>
        <translation>أسطر فارغة داخل المقاطع: {count}</translation>
    </message>
    <message>
        <source>Repeated cues: {count}</source>
        <translation>مقاطع مكررة: {count}</translation>
    </message>
    <message>
        <source>Fonts and pictures stored in the file</source>
        <translation>خطوط وصور مخزنة في الملف</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>التعليقات</translation>
    </message>
    <message>
        <source>Times were converted at {rate} fps.</source>
        <translation>حُوّلت الأوقات بمعدل {rate} إطار/ث.</translation>
    </message>
    <message>
        <source>End times that the file doesn’t give were estimated: {count}.</source>
        <translation>أوقات نهاية غير مذكورة في الملف قُدّرت تقديرًا: {count}.</translation>
    </message>
    <message>
        <source>Cues before the start of the video now start with it: {count}.</source>
        <translation>مقاطع كانت قبل بداية الفيديو صارت تبدأ معه: {count}.</translation>
    </message>
</context>
<context>
    <name>FilesDelegate</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Language or code</source>
        <translation>اللغة أو الرمز</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more problems</source>
        <translation>
            <numerusform>و%Ln مشكلة أخرى</numerusform>
            <numerusform>ومشكلة واحدة أخرى (%Ln)</numerusform>
            <numerusform>ومشكلتان أخريان (%Ln)</numerusform>
            <numerusform>و%Ln مشكلات أخرى</numerusform>
            <numerusform>و%Ln مشكلة أخرى</numerusform>
            <numerusform>و%Ln مشكلة أخرى</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>المشكلات</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>لا مشكلات</translation>
    </message>
</context>
<context>
    <name>FilesTable</name>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>{filter}: {choice}</source>
        <translation>{filter}: {choice}</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter tracks</source>
        <translation>تصفية المسارات</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Usage</source>
        <translation>الاستخدام</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>أي وسم</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>فيه مسار فاشل</translation>
    </message>
    <message>
        <source>Missing subtitles in</source>
        <translation>الترجمة الناقصة باللغة</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>أي لغة</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>مسح التصفية</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Any collection</source>
        <translation>أي مجموعة</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS can’t filter by tracks. This filter covers the %Ln videos you have already opened in trackman.</source>
        <translation>
            <numerusform>لا يستطيع DatoCMS التصفية حسب المسارات. تشمل هذه التصفية %Ln فيديو فتحتها في trackman من قبل.</numerusform>
            <numerusform>لا يستطيع DatoCMS التصفية حسب المسارات. تشمل هذه التصفية فيديو واحدًا (%Ln) فتحته في trackman من قبل.</numerusform>
            <numerusform>لا يستطيع DatoCMS التصفية حسب المسارات. تشمل هذه التصفية فيديوهين (%Ln) فتحتهما في trackman من قبل.</numerusform>
            <numerusform>لا يستطيع DatoCMS التصفية حسب المسارات. تشمل هذه التصفية %Ln فيديوهات فتحتها في trackman من قبل.</numerusform>
            <numerusform>لا يستطيع DatoCMS التصفية حسب المسارات. تشمل هذه التصفية %Ln فيديو فتحتها في trackman من قبل.</numerusform>
            <numerusform>لا يستطيع DatoCMS التصفية حسب المسارات. تشمل هذه التصفية %Ln فيديو فتحتها في trackman من قبل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>التصفية</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>مستخدم في سجلات</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>غير مستخدم في أي سجل</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>تاريخ الرفع</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>المسارات</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>ترجمة ناقصة</translation>
    </message>
</context>
<context>
    <name>FilterWording</name>
    <message>
        <source>Used in records</source>
        <translation>مستخدم في سجلات</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>غير مستخدم في أي سجل</translation>
    </message>
    <message>
        <source>Tag: {tag}</source>
        <translation>الوسم: {tag}</translation>
    </message>
    <message>
        <source>In {collection}</source>
        <translation>في {collection}</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>فيه مسار فاشل</translation>
    </message>
    <message>
        <source>No {language} subtitles</source>
        <translation>بلا ترجمة باللغة {language}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>منذ {day}</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>حتى {day}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>بحث واستبدال</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>البحث عن</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>الاستبدال بـ</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>مطابقة حالة الأحرف</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>كلمات كاملة</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>استبدال الكل</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} من {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln نتيجة</numerusform>
            <numerusform>نتيجة واحدة (%Ln)</numerusform>
            <numerusform>نتيجتان (%Ln)</numerusform>
            <numerusform>%Ln نتائج</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln matches in one step</source>
        <translation>
            <numerusform>استبدال %Ln نتيجة في خطوة واحدة</numerusform>
            <numerusform>استبدال نتيجة واحدة (%Ln) في خطوة واحدة</numerusform>
            <numerusform>استبدال نتيجتين (%Ln) في خطوة واحدة</numerusform>
            <numerusform>استبدال %Ln نتائج في خطوة واحدة</numerusform>
            <numerusform>استبدال %Ln نتيجة في خطوة واحدة</numerusform>
            <numerusform>استبدال %Ln نتيجة في خطوة واحدة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingChips</name>
    <message>
        <source>Show only cues with such findings</source>
        <translation>إظهار المقاطع التي فيها ملاحظات كهذه فقط</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>لا ملاحظات</translation>
    </message>
</context>
<context>
    <name>FindingWording</name>
    <message>
        <source>Error</source>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>تحذير</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>تنويه</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>لا ملاحظات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln خطأ</numerusform>
            <numerusform>خطأ واحد (%Ln)</numerusform>
            <numerusform>خطآن (%Ln)</numerusform>
            <numerusform>%Ln أخطاء</numerusform>
            <numerusform>%Ln خطأً</numerusform>
            <numerusform>%Ln خطأ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln تحذير</numerusform>
            <numerusform>تحذير واحد (%Ln)</numerusform>
            <numerusform>تحذيران (%Ln)</numerusform>
            <numerusform>%Ln تحذيرات</numerusform>
            <numerusform>%Ln تحذيرًا</numerusform>
            <numerusform>%Ln تحذير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln تنويه</numerusform>
            <numerusform>تنويه واحد (%Ln)</numerusform>
            <numerusform>تنويهان (%Ln)</numerusform>
            <numerusform>%Ln تنويهات</numerusform>
            <numerusform>%Ln تنويهًا</numerusform>
            <numerusform>%Ln تنويه</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln ملاحظة</numerusform>
            <numerusform>ملاحظة واحدة (%Ln)</numerusform>
            <numerusform>ملاحظتان (%Ln)</numerusform>
            <numerusform>%Ln ملاحظات</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
        </translation>
    </message>
    <message>
        <source>Cue {number}</source>
        <extracomment>Place of a finding; a cue is one subtitle with its time.</extracomment>
        <translation>المقطع {number}</translation>
    </message>
    <message>
        <source>Cues {numbers}</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”.</extracomment>
        <translation>المقاطع {numbers}</translation>
    </message>
    <message numerus="yes">
        <source>Cues {numbers} and %Ln more</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”; the others are only counted.</extracomment>
        <translation>
            <numerusform>المقاطع {numbers} و%Ln مقطع آخر</numerusform>
            <numerusform>المقاطع {numbers} ومقطع واحد آخر (%Ln)</numerusform>
            <numerusform>المقاطع {numbers} ومقطعان آخران (%Ln)</numerusform>
            <numerusform>المقاطع {numbers} و%Ln مقاطع أخرى</numerusform>
            <numerusform>المقاطع {numbers} و%Ln مقطعًا آخر</numerusform>
            <numerusform>المقاطع {numbers} و%Ln مقطع آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>{where}: {what}</source>
        <extracomment>{where} is such as “Cue 7”, {what} a sentence about it.</extracomment>
        <translation>{where}: {what}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} ث</translation>
    </message>
    <message>
        <source>{speed} characters per second (limit {limit})</source>
        <translation>الأحرف في الثانية: {speed} (الحد {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at least {limit})</source>
        <translation>مدة الظهور {length} (الحد الأدنى {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at most {limit})</source>
        <translation>مدة الظهور {length} (الحد الأقصى {limit})</translation>
    </message>
    <message>
        <source>Ends at {end} but starts at {start}, so players never show it.</source>
        <translation>ينتهي في {end} لكنه يبدأ في {start}، لذا لا تعرضه المشغّلات أبدًا.</translation>
    </message>
    <message>
        <source>Both are shown at the same time for {length}.</source>
        <translation>يظهر المقطعان في الوقت نفسه طوال {length}.</translation>
    </message>
    <message>
        <source>The pause of {length} between them may flicker (at least {limit})</source>
        <translation>قد تومض الفجوة بينهما، ومدتها {length} (الحد الأدنى {limit})</translation>
    </message>
    <message>
        <source>The second cue starts {earlier} before the first.</source>
        <translation>يبدأ المقطع الثاني قبل الأول بمقدار {earlier}.</translation>
    </message>
    <message>
        <source>Starts at {start}, but the video ends at {duration}.</source>
        <translation>يبدأ في {start}، لكن الفيديو ينتهي في {duration}.</translation>
    </message>
    <message>
        <source>Ends at {end}, but the video ends at {duration}.</source>
        <translation>ينتهي في {end}، لكن الفيديو ينتهي في {duration}.</translation>
    </message>
    <message>
        <source>Only {percent} % of the video is subtitled (expected at least {limit} %).</source>
        <translation>لا تغطي الترجمة إلا {percent}% من الفيديو (المتوقع {limit}% على الأقل).</translation>
    </message>
    <message>
        <source>Empty cue.</source>
        <translation>مقطع فارغ.</translation>
    </message>
    <message>
        <source>{length} characters in one line (limit {limit})</source>
        <translation>الأحرف في سطر واحد: {length} (الحد {limit})</translation>
    </message>
    <message>
        <source>{lines} lines (limit {limit})</source>
        <translation>عدد الأسطر: {lines} (الحد {limit})</translation>
    </message>
    <message>
        <source>{tag} is not a WebVTT tag. Players ignore it.</source>
        <translation>الوسم {tag} ليس من وسوم WebVTT. تتجاهله المشغّلات.</translation>
    </message>
    <message>
        <source>{tag} is a web page tag that runs or loads something.</source>
        <translation>الوسم {tag} من وسوم صفحات الويب التي تشغّل شيئًا أو تحمّله.</translation>
    </message>
    <message>
        <source>Cues with times no player can read, so they are never shown: {count}.</source>
        <translation>مقاطع بأوقات لا يستطيع أي مشغّل قراءتها، لذا لا تظهر أبدًا: {count}.</translation>
    </message>
    <message>
        <source>Words outside any cue, which players don’t show: {text}</source>
        <translation>كلمات خارج أي مقطع، ولا تعرضها المشغّلات: {text}</translation>
    </message>
    <message>
        <source>No empty line before the next cue, so {text} is shown as words.</source>
        <translation>لا يوجد سطر فارغ قبل المقطع التالي، لذا يظهر {text} على أنه كلام.</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles, which players ignore from there on: {count}.</source>
        <translation>أسهم (⁦--&gt;⁩) في الأنماط، وما بعدها تتجاهله المشغّلات: {count}.</translation>
    </message>
    <message>
        <source>Roll-up captions: each cue repeats lines of the one before.</source>
        <translation>تسميات توضيحية متصاعدة (roll-up): يكرر كل مقطع أسطرًا من سابقه.</translation>
    </message>
    <message>
        <source>Marked as closed captions, but no cue describes a sound.</source>
        <translation>موسوم بأنه تسميات توضيحية، لكن لا مقطع يصف صوتًا.</translation>
    </message>
    <message>
        <source>Cues describe sounds, but the track isn’t marked as closed captions.</source>
        <translation>تصف المقاطع أصواتًا، لكن المسار غير موسوم بأنه تسميات توضيحية.</translation>
    </message>
    <message>
        <source>The subtitles aren’t in the script of {declared}. Expected: {expected}. Found in {percent} %: {found}.</source>
        <translation>الترجمة ليست بالكتابة المتوقعة للغة {declared}. المتوقع: {expected}. الموجود في {percent}%: {found}.</translation>
    </message>
    <message>
        <source>The track’s language is {declared}, but the subtitles seem to be {detected} ({percent} % sure).</source>
        <translation>لغة المسار {declared}، لكن يبدو أن لغة الترجمة {detected} (بثقة {percent}%).</translation>
    </message>
    <message>
        <source>Not translated: same words as {name}, {language} ({percent} % of the cues).</source>
        <translation>غير مترجم: الكلمات نفسها في {name}، {language} ({percent}% من المقاطع).</translation>
    </message>
    <message>
        <source>Identical to {name}, {language}.</source>
        <translation>مطابق تمامًا لـ {name}، {language}.</translation>
    </message>
    <message>
        <source>{word} is on your list of words.</source>
        <translation>الكلمة {word} في قائمة كلماتك.</translation>
    </message>
    <message>
        <source>Placeholder: {text}</source>
        <translation>نص نائب: {text}</translation>
    </message>
    <message>
        <source>Looks like a tool or website credit: {text}</source>
        <translation>يبدو إشارة إلى أداة أو موقع ويب: {text}</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}</source>
        <translation>مشوّه بسبب ترميز خاطئ: {text}</translation>
    </message>
    <message>
        <source>The subtitles can’t be read.</source>
        <translation>لا يمكن قراءة الترجمة.</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}, which should read {reading}</source>
        <translation>مشوّه بسبب ترميز خاطئ: {text}، والصواب {reading}</translation>
    </message>
    <message>
        <source>Too fast to read</source>
        <translation>سريع جدًا على القراءة</translation>
    </message>
    <message>
        <source>Shown too briefly</source>
        <translation>مدة الظهور قصيرة جدًا</translation>
    </message>
    <message>
        <source>Shown too long</source>
        <translation>مدة الظهور طويلة جدًا</translation>
    </message>
    <message>
        <source>Cues that are never shown</source>
        <translation>مقاطع لا تظهر أبدًا</translation>
    </message>
    <message>
        <source>Overlapping cues</source>
        <translation>مقاطع متداخلة</translation>
    </message>
    <message>
        <source>Short gaps</source>
        <translation>فجوات قصيرة</translation>
    </message>
    <message>
        <source>Cues out of order</source>
        <translation>مقاطع بترتيب خاطئ</translation>
    </message>
    <message>
        <source>Cues that start after the end of the video</source>
        <translation>مقاطع تبدأ بعد نهاية الفيديو</translation>
    </message>
    <message>
        <source>Cues that end after the end of the video</source>
        <translation>مقاطع تنتهي بعد نهاية الفيديو</translation>
    </message>
    <message>
        <source>Only a small part of the video is subtitled</source>
        <translation>لا تغطي الترجمة إلا جزءًا صغيرًا من الفيديو</translation>
    </message>
    <message>
        <source>Empty cues</source>
        <translation>مقاطع فارغة</translation>
    </message>
    <message>
        <source>Long lines</source>
        <translation>أسطر طويلة</translation>
    </message>
    <message>
        <source>Too many lines</source>
        <translation>أسطر كثيرة جدًا</translation>
    </message>
    <message>
        <source>Tags that WebVTT doesn’t have</source>
        <translation>وسوم ليست من WebVTT</translation>
    </message>
    <message>
        <source>Web page tags that run or load something</source>
        <translation>وسوم صفحات ويب تشغّل شيئًا أو تحمّله</translation>
    </message>
    <message>
        <source>Times no player can read</source>
        <translation>أوقات لا يستطيع أي مشغّل قراءتها</translation>
    </message>
    <message>
        <source>Words outside any cue</source>
        <translation>كلمات خارج أي مقطع</translation>
    </message>
    <message>
        <source>No empty line between cues</source>
        <translation>لا سطر فارغ بين المقاطع</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles</source>
        <translation>أسهم (⁦--&gt;⁩) في الأنماط</translation>
    </message>
    <message>
        <source>Roll-up captions</source>
        <translation>تسميات توضيحية متصاعدة (roll-up)</translation>
    </message>
    <message>
        <source>Wrong script</source>
        <translation>كتابة خاطئة</translation>
    </message>
    <message>
        <source>Another language than the track says</source>
        <translation>لغة أخرى غير لغة المسار</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>غير مترجم</translation>
    </message>
    <message>
        <source>Identical to another track</source>
        <translation>مطابق تمامًا لمسار آخر</translation>
    </message>
    <message>
        <source>Closed captions that describe no sounds</source>
        <translation>تسميات توضيحية لا تصف أصواتًا</translation>
    </message>
    <message>
        <source>Sounds are described, but not marked as closed captions</source>
        <translation>توصف أصوات، لكن دون وسم بأنها تسميات توضيحية</translation>
    </message>
    <message>
        <source>Words on the list of words</source>
        <translation>كلمات من قائمة الكلمات</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>نصوص نائبة</translation>
    </message>
    <message>
        <source>Tool or website credits</source>
        <translation>إشارات إلى أدوات أو مواقع ويب</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding</source>
        <translation>مشوّه بسبب ترميز خاطئ</translation>
    </message>
    <message>
        <source>The subtitles can’t be read</source>
        <translation>لا يمكن قراءة الترجمة</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>{number} of {count}: {finding}</source>
        <translation>{number} من {count}: {finding}</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Place</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>الملاحظة</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>النص كله</translation>
    </message>
</context>
<context>
    <name>FirstScanPage</name>
    <message>
        <source>See all tracks of the project at once</source>
        <translation>رؤية كل مسارات المشروع معًا</translation>
    </message>
    <message>
        <source>A scan reads every video and its tracks once, in the background, and keeps them on this computer. Then all tracks can be filtered, sorted and checked in an instant. Nothing is changed in DatoCMS, and you can pause at any time.</source>
        <translation>تقرأ الفهرسة كل فيديو ومساراته مرة واحدة في الخلفية، وتحفظها على هذا الكمبيوتر. بعد ذلك يمكن تصفية كل المسارات وفرزها وفحصها في لحظة. لا يتغيّر شيء في DatoCMS، ويمكنك الإيقاف المؤقت في أي وقت.</translation>
    </message>
    <message>
        <source>Counting videos…</source>
        <translation>جارٍ عدّ الفيديوهات…</translation>
    </message>
    <message>
        <source>Also read subtitles</source>
        <translation>قراءة الترجمات أيضًا</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>فهرسة</translation>
    </message>
    <message>
        <source>Reads all videos of the project and their tracks</source>
        <translation>قراءة كل فيديوهات المشروع ومساراتها</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>قراءة ترجمات كل المسارات أيضًا كي يمكن البحث فيها</translation>
    </message>
</context>
<context>
    <name>FolderHeld</name>
    <message>
        <source>The data folder has been in use on {computer} since {moment}. trackman may still be open there, or that computer went off without closing it.

Go on only if it isn’t open there any more: two at once could spoil the history and delete a track twice.</source>
        <translation>مجلد البيانات مستخدم على {computer} منذ {moment}. ربما ما زال trackman مفتوحًا هناك، أو توقف ذلك الكمبيوتر قبل إغلاقه.

لا تتابع إلا إذا لم يعد مفتوحًا هناك: تشغيل نسختين معًا قد يفسد المحفوظات ويحذف مسارًا مرتين.</translation>
    </message>
    <message>
        <source>trackman is open on another computer</source>
        <translation>برنامج trackman مفتوح على كمبيوتر آخر</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>المتابعة رغم ذلك</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>It has had the data folder since {moment} (process {number}), and may be busy, or hang. Two at once could delete a track twice, so this one waits.

Try again in a moment. If it hangs, end that process with the tools of your system: what it has begun is settled as soon as trackman starts again.</source>
        <translation>يستخدم مجلد البيانات منذ {moment} (العملية رقم {number})، وقد يكون مشغولًا أو معلّقًا. تشغيل نسختين معًا قد يحذف مسارًا مرتين، لذا تنتظر هذه النسخة.

أعد المحاولة بعد لحظات. وإذا كان معلّقًا، فأنهِ تلك العملية بأدوات نظامك: يُحسم ما بدأته ما إن يبدأ trackman من جديد.</translation>
    </message>
    <message>
        <source>trackman is open already, but doesn’t answer</source>
        <translation>برنامج trackman مفتوح من قبل، لكنه لا يستجيب</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks (process {number}). Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>أحد أوامر trackman يغيّر المسارات أو يقرؤها (العملية رقم {number}). تشغيل الاثنين معًا قد يحذف مسارًا مرتين، لذا تنتظر النافذة.

يفتح trackman تلقائيًا عندما ينتهي الأمر.</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks. Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>أحد أوامر trackman يغيّر المسارات أو يقرؤها. تشغيل الاثنين معًا قد يحذف مسارًا مرتين، لذا تنتظر النافذة.

يفتح trackman تلقائيًا عندما ينتهي الأمر.</translation>
    </message>
    <message>
        <source>A command is using the data folder</source>
        <translation>أحد الأوامر يستخدم مجلد البيانات</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>FolderRefused</name>
    <message>
        <source>A newer trackman ({version}) has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>استخدم إصدار أحدث من trackman ({version}) مجلد البيانات، وقد يخطئ هذا الإصدار في قراءة ما فيه أو يفقده. لم يتغير شيء.

للمتابعة، ثبّت أحدث إصدار من trackman. البيانات في {folder}.</translation>
    </message>
    <message>
        <source>A newer trackman has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>استخدم إصدار أحدث من trackman مجلد البيانات، وقد يخطئ هذا الإصدار في قراءة ما فيه أو يفقده. لم يتغير شيء.

للمتابعة، ثبّت أحدث إصدار من trackman. البيانات في {folder}.</translation>
    </message>
    <message>
        <source>This trackman is too old for its data</source>
        <translation>هذا الإصدار من trackman أقدم من بياناته</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>The data folder {folder} belongs to {name}. Deletions would be written into that person’s history, so trackman doesn’t open it.

Start trackman as yourself, or with --data-dir and a folder of your own.</source>
        <translation>مجلد البيانات {folder} يخص {name}. ستُكتب عمليات الحذف في محفوظات ذلك الشخص، لذا لا يفتحه trackman.

شغّل trackman بحسابك أنت، أو مع ‎--data-dir ومجلد خاص بك.</translation>
    </message>
    <message>
        <source>This data folder belongs to somebody else</source>
        <translation>مجلد البيانات هذا يخص شخصًا آخر</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Show running work</source>
        <translation>إظهار العمليات الجارية</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
            <numerusform>%Ln قيد التنفيذ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{seconds} s</source>
        <extracomment>{seconds} is a number; s is the unit.</extracomment>
        <translation>{seconds} ث</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A pattern, not a sentence: d is the day, MMM the short name of the month, yyyy the year.</extracomment>
        <translation>d MMM yyyy</translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>الترجمة</translation>
    </message>
    <message>
        <source>before: {text}</source>
        <translation>قبله: {text}</translation>
    </message>
    <message>
        <source>after: {text}</source>
        <translation>بعده: {text}</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Found cues</source>
        <translation>المقاطع التي عُثر عليها</translation>
    </message>
</context>
<context>
    <name>GenerationDialog</name>
    <message>
        <source>Generate subtitles for {video}</source>
        <translation>توليد ترجمة لـ {video}</translation>
    </message>
    <message>
        <source>DatoCMS listens to the video and writes down what is said, automatically and in the language it is spoken in. It doesn’t translate. Machines mishear: read the subtitles before you rely on them.</source>
        <translation>يستمع DatoCMS إلى الفيديو ويكتب ما يقال تلقائيًا باللغة المنطوقة نفسها، ولا ينقله إلى لغة أخرى. الآلات تخطئ السمع: اقرأ الترجمة قبل أن تعتمد عليها.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>اللغة المنطوقة</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>توليد</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
</context>
<context>
    <name>GenerationProblemWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>لم يصل رد، والمسار غير موجود</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and asks for the subtitles only if they’re still missing.</source>
        <translation>ظل trackman يتحقق مدة دقيقة. عند إعادة المحاولة يتحقق أولًا، ولا يطلب الترجمة إلا إذا كانت ما زالت غير موجودة.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t generate the subtitles</source>
        <translation>لم يتمكن DatoCMS من توليد الترجمة</translation>
    </message>
    <message>
        <source>The track is listed as errored. Check that the video is spoken in this language, delete the track, then generate again.</source>
        <translation>المسار مدرج على أنه فاشل. تحقق من أن لغة الكلام في الفيديو هي هذه اللغة، واحذف المسار، ثم ولّد من جديد.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>الخطأ</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>معرّف المسار</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>هناك مسار آخر باسم {name}</translation>
    </message>
    <message>
        <source>Each subtitle track of a video needs its own name. Generate again with another name.</source>
        <translation>يجب أن يكون لكل مسار ترجمة في الفيديو اسم خاص به. ولّد من جديد باسم آخر.</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>استُبدل الفيديو أو قُصّ في هذه الأثناء</translation>
    </message>
    <message>
        <source>Nothing was sent. Refresh to see the video as it is now, then generate again.</source>
        <translation>لم يُرسَل شيء. حدّث لعرض الفيديو بحالته الآن، ثم ولّد من جديد.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service can’t generate these subtitles</source>
        <translation>لا تستطيع خدمة الفيديو في DatoCMS توليد هذه الترجمة</translation>
    </message>
    <message>
        <source>The video may be too old, another track may have this name, or the language may not be supported. See its message below, if there is one.</source>
        <translation>ربما يكون الفيديو قديمًا جدًا، أو يحمل مسار آخر هذا الاسم، أو تكون اللغة غير مدعومة. اطّلع على رسالتها أدناه إن وُجدت.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t understand the request</source>
        <translation>لم يفهم DatoCMS الطلب</translation>
    </message>
    <message>
        <source>Generating subtitles is an experimental part of DatoCMS and may have changed. Updating trackman may help; the admin area can generate them, too.</source>
        <translation>توليد الترجمة جزء تجريبي من DatoCMS وربما تغيّر. قد يفيد تحديث trackman؛ ويمكن توليدها في منطقة الإدارة أيضًا.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t accept this name or language</source>
        <translation>لا يقبل DatoCMS هذا الاسم أو هذه اللغة</translation>
    </message>
    <message>
        <source>See the details below, and generate again with another one.</source>
        <translation>اطّلع على التفاصيل أدناه، وولّد من جديد باسم آخر أو لغة أخرى.</translation>
    </message>
    <message>
        <source>This video has no sound</source>
        <translation>هذا الفيديو بلا صوت</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles from a video’s own audio track, and this one has none.</source>
        <translation>يولّد DatoCMS الترجمة من المسار الصوتي للفيديو نفسه، وهذا الفيديو بلا مسار صوتي.</translation>
    </message>
</context>
<context>
    <name>GenerationProgressWording</name>
    <message>
        <source>Waiting to be generated</source>
        <translation>في انتظار التوليد</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>جارٍ التحقق… {time}</translation>
    </message>
    <message>
        <source>Generating… {time}, no response</source>
        <translation>جارٍ التوليد… {time}، بلا استجابة</translation>
    </message>
    <message>
        <source>Generating… {time} of ~{total}</source>
        <extracomment>{time} is how long it has been going on, {total} how long it will take.</extracomment>
        <translation>جارٍ التوليد… {time} من نحو {total}</translation>
    </message>
    <message>
        <source>Generating… {time}</source>
        <translation>جارٍ التوليد… {time}</translation>
    </message>
    <message>
        <source>{name} was not generated: {reason}</source>
        <translation>لم يُولَّد {name}: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating {name}</source>
        <translation>ما زال DatoCMS يولّد {name}</translation>
    </message>
    <message>
        <source>{name} generated. Read it before you rely on it.</source>
        <translation>تم توليد {name}. اقرأ الترجمة قبل أن تعتمد عليها.</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was generated</source>
        <translation>لم يتأكد توليد {name}</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>التوليد غير مؤكد</translation>
    </message>
    <message>
        <source>Not generated: {reason}</source>
        <translation>لم يتم التوليد: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating it</source>
        <translation>ما زال DatoCMS يولّده</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>تم التوليد</translation>
    </message>
</context>
<context>
    <name>GenerationWording</name>
    <message>
        <source>{language} (beta)</source>
        <translation>{language} (تجريبي)</translation>
    </message>
    <message>
        <source>DatoCMS says that this video has no sound.</source>
        <translation>يذكر DatoCMS أن هذا الفيديو بلا صوت.</translation>
    </message>
    <message>
        <source>This video was uploaded too long ago.</source>
        <translation>مضى على رفع هذا الفيديو وقت أطول من المسموح.</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles only in the first {days} days. This video was uploaded on {day}.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>لا يولّد DatoCMS الترجمة إلا خلال أول {days} أيام. رُفع هذا الفيديو في {day}.</translation>
    </message>
    <message>
        <source>It needs a video with sound. DatoCMS doesn’t tell beforehand whether this one has any.</source>
        <translation>يتطلب ذلك فيديو فيه صوت. لا يخبر DatoCMS مسبقًا هل في هذا الفيديو صوت.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. DatoCMS doesn’t tell when this video was uploaded.</source>
        <translation>يمكن ذلك خلال أول {days} أيام بعد الرفع. لا يخبر DatoCMS متى رُفع هذا الفيديو.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>يمكن ذلك خلال أول {days} أيام بعد الرفع. رُفع هذا الفيديو في {day}، لذا لا يمكن ذلك إلا إذا استُبدل ملفه منذ ذلك الحين.</translation>
    </message>
    <message>
        <source>Choose one of the languages.</source>
        <translation>اختر إحدى اللغات.</translation>
    </message>
    <message>
        <source>Subtitles in this language are being generated already.</source>
        <translation>يجري توليد ترجمة بهذه اللغة بالفعل.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>أدخل اسمًا.</translation>
    </message>
    <message>
        <source>Another subtitle track of this video has this name.</source>
        <translation>يحمل مسار ترجمة آخر في هذا الفيديو هذا الاسم.</translation>
    </message>
    <message>
        <source>This video already has subtitles in this language: {language}.</source>
        <translation>في هذا الفيديو ترجمة بهذه اللغة من قبل: {language}.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length.</source>
        <translation>يستغرق ذلك نحو عُشر مدة الفيديو.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length, here {time}. You can go on working.</source>
        <translation>يستغرق ذلك نحو عُشر مدة الفيديو، أي {time} هنا. يمكنك متابعة العمل.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say whether it counts towards the plan’s monthly video encoding.</source>
        <translation>لا يذكر DatoCMS هل يُحسب ذلك من ترميز الفيديو الشهري المتاح في الخطة.</translation>
    </message>
    <message>
        <source>That is used up ({used} of {limit}), so DatoCMS may refuse.</source>
        <translation>استُنفد ذلك ({used} من {limit})، لذا قد يرفض DatoCMS.</translation>
    </message>
    <message>
        <source>So far {used} of {limit} are used.</source>
        <translation>المستخدم حتى الآن {used} من {limit}.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>دليل المستخدم</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>المحتويات</translation>
    </message>
    <message>
        <source>Places found in the guide</source>
        <translation>المواضع التي عُثر عليها في الدليل</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>الفصل</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>البحث في الدليل</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>إلى الأمام</translation>
    </message>
    <message>
        <source>{chapter} – User guide</source>
        <translation>{chapter} – دليل المستخدم</translation>
    </message>
    <message>
        <source>Not found. Try fewer or other words.</source>
        <translation>لم يُعثر عليه. جرّب كلمات أقل أو كلمات أخرى.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places found</source>
        <translation>
            <numerusform>عُثر على %Ln موضع</numerusform>
            <numerusform>عُثر على موضع واحد (%Ln)</numerusform>
            <numerusform>عُثر على موضعين (%Ln)</numerusform>
            <numerusform>عُثر على %Ln مواضع</numerusform>
            <numerusform>عُثر على %Ln موضعًا</numerusform>
            <numerusform>عُثر على %Ln موضع</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>كل المسارات</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>History</source>
        <translation>المحفوظات</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>تم تسجيل الدخول باسم {name}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <extracomment>{environment} is the name of a DatoCMS environment.</extracomment>
        <translation>{environment} · أساسية</translation>
    </message>
    <message>
        <source>{environment} · read-only</source>
        <translation>{environment} · للقراءة فقط</translation>
    </message>
    <message>
        <source>{environment}, {state}</source>
        <translation>{environment}، {state}</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>تحديث الفيديوهات والمسارات</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>إظهار كل مسارات المشروع</translation>
    </message>
    <message>
        <source>Show running work</source>
        <translation>إظهار العمليات الجارية</translation>
    </message>
    <message>
        <source>Show all that was ever done</source>
        <translation>إظهار كل ما نُفّذ من قبل</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>For whoever helps you. It holds no token, no signed address, no subtitle text and no file name. Nothing is sent: copy it to pass it on.</source>
        <translation>لمن يساعدك. ليس فيه رمز ولا عنوان موقّع ولا نص ترجمة ولا اسم ملف. لا يُرسَل شيء: انسخه لإرساله بنفسك.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>معلومات التشخيص</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search history</source>
        <translation>البحث في المحفوظات</translation>
    </message>
    <message>
        <source>What</source>
        <translation>العملية</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>كل المشاريع</translation>
    </message>
    <message>
        <source>Deletions and restores</source>
        <translation>الحذف والاستعادة</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>الحذف</translation>
    </message>
    <message>
        <source>Restores</source>
        <translation>الاستعادة</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>الإضافة</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>التوليد</translation>
    </message>
    <message>
        <source>Replacements</source>
        <translation>الاستبدال</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>كل النتائج</translation>
    </message>
    <message>
        <source>Deleted or restored</source>
        <translation>تم الحذف أو الاستعادة</translation>
    </message>
    <message>
        <source>Not deleted or restored</source>
        <translation>لم يتم الحذف أو الاستعادة</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>What became of it is not known.</extracomment>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>أُلغي</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>قيد التنفيذ</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>What</source>
        <translation>العملية</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted or restored the track.</extracomment>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>History</source>
        <translation>المحفوظات</translation>
    </message>
    <message>
        <source>Details of the history</source>
        <translation>تفاصيل المحفوظات</translation>
    </message>
    <message>
        <source>Select a row to see its details.</source>
        <translation>حدّد صفًا لعرض تفاصيله.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>تقرير…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln قيد</numerusform>
            <numerusform>قيد واحد (%Ln)</numerusform>
            <numerusform>قيدان (%Ln)</numerusform>
            <numerusform>%Ln قيود</numerusform>
            <numerusform>%Ln قيدًا</numerusform>
            <numerusform>%Ln قيد</numerusform>
        </translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>Try fewer words or another period.</source>
        <translation>جرّب كلمات أقل أو فترة أخرى.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>مسح البحث والتصفية</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>لا نشاط بعد</translation>
    </message>
    <message>
        <source>Every deletion and restore is recorded here permanently.</source>
        <translation>تُسجَّل هنا كل عملية حذف واستعادة بصفة دائمة.</translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>إنشاء المسار من جديد من نسخته الاحتياطية. يحصل على معرّف جديد.</translation>
    </message>
    <message>
        <source>Export the listed rows to a file, or as a page to print</source>
        <translation>تصدير الصفوف المدرجة إلى ملف، أو كصفحة للطباعة</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>صفحة للطباعة (HTML)</translation>
    </message>
    <message>
        <source>Count what was changed in a period, with plots</source>
        <translation>عدّ ما تغيّر في فترة، مع رسوم بيانية</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>القائمة فارغة.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>حدّد صفًا أولًا.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>لا يمكن استعادة أي من المسارات المحددة.</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>مصنف Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>جدول (CSV)</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
</context>
<context>
    <name>Inserting</name>
    <message>
        <source>“{name}”</source>
        <extracomment>The language’s quotation marks around a name, such as « {name} » in French.</extracomment>
        <translation>«{name}»</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the parts of a list, with its space: “Italian, French”.</extracomment>
        <translation>، </translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>Between the parts of a list that have commas in themselves, with its space.</extracomment>
        <translation>؛ </translation>
    </message>
    <message>
        <source>{title}.</source>
        <extracomment>A title made a sentence, with the full stop of the language.</extracomment>
        <translation>{title}.</translation>
    </message>
</context>
<context>
    <name>JudgedText</name>
    <message>
        <source>Subtitles of the track</source>
        <translation>ترجمة المسار</translation>
    </message>
    <message>
        <source>Close the text beside</source>
        <translation>إغلاق النص المجاور</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>جارٍ تحميل الترجمة…</translation>
    </message>
    <message>
        <source>The text is empty</source>
        <translation>النص فارغ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Cues of the text beside</source>
        <translation>مقاطع النص المجاور</translation>
    </message>
</context>
<context>
    <name>KeepLanguages</name>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Languages to keep</source>
        <translation>اللغات المراد الإبقاء عليها</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Show the others</source>
        <translation>إظهار البقية</translation>
    </message>
    <message>
        <source>See which tracks are in other languages; nothing is deleted yet</source>
        <translation>رؤية المسارات التي بلغات أخرى؛ لا يُحذف شيء بعد</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>علّم لغة أولًا.</translation>
    </message>
    <message>
        <source>Keep only these languages</source>
        <translation>الإبقاء على هذه اللغات فقط</translation>
    </message>
    <message>
        <source>Tracks in all other languages are listed next. You can untick some there.</source>
        <translation>ثم تُدرج المسارات بكل اللغات الأخرى. يمكنك إلغاء تعليم بعضها هناك.</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>ترجمة</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>Subtitles and audio</source>
        <translation>ترجمة وصوت</translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>الأمر</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>الاختصارات</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>بلا اختصار</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>Between two keys that do the same.</extracomment>
        <translation> أو </translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>ثابت</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>مخصّص</translation>
    </message>
</context>
<context>
    <name>KeyQuestion</name>
    <message>
        <source>New key for “{command}”</source>
        <translation>اختصار جديد للأمر «{command}»</translation>
    </message>
    <message>
        <source>Press the key.</source>
        <translation>اضغط المفتاح.</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>استخدام هذا الاختصار</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Move the key here</source>
        <translation>نقل الاختصار إلى هنا</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <extracomment>{command} is one name in quotation marks, or two.</extracomment>
        <translation>الاختصار {key} مستخدم في {command}، وسيُزال من هناك.</translation>
    </message>
    <message>
        <source>The command has {key} already.</source>
        <translation>للأمر {key} بالفعل.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>الاختصار {key} متاح.</translation>
    </message>
    <message>
        <source>Press a key that can be used first.</source>
        <translation>اضغط أولًا مفتاحًا يمكن استخدامه.</translation>
    </message>
    <message>
        <source>Give the command this key, in place of those it has</source>
        <translation>منح الأمر هذا الاختصار بدلًا من اختصاراته الحالية</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>New key</source>
        <translation>الاختصار الجديد</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>البحث في الأوامر والاختصارات</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>إعادة تعيين</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>إعادة تعيين الكل</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of the settings file are no keys, and are ignored.</source>
        <translation>
            <numerusform>يُتجاهل %Ln إدخال في ملف الإعدادات، إذ لا تمثل اختصارات.</numerusform>
            <numerusform>يُتجاهل إدخال واحد (%Ln) في ملف الإعدادات، إذ لا يمثل اختصارًا.</numerusform>
            <numerusform>يُتجاهل إدخالان (%Ln) في ملف الإعدادات، إذ لا يمثلان اختصارات.</numerusform>
            <numerusform>يُتجاهل %Ln إدخالات في ملف الإعدادات، إذ لا تمثل اختصارات.</numerusform>
            <numerusform>يُتجاهل %Ln إدخالًا في ملف الإعدادات، إذ لا تمثل اختصارات.</numerusform>
            <numerusform>يُتجاهل %Ln إدخال في ملف الإعدادات، إذ لا تمثل اختصارات.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a command.</source>
        <translation>حدّد أمرًا.</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>تستخدم القوائم والحقول هذا المفتاح بنفسها. لا يمكن تغييره.</translation>
    </message>
    <message>
        <source>This command has its own key already.</source>
        <translation>لهذا الأمر اختصاره الأصلي بالفعل.</translation>
    </message>
    <message>
        <source>This command has no key.</source>
        <translation>لا اختصار لهذا الأمر.</translation>
    </message>
    <message>
        <source>Give the command another key</source>
        <translation>منح الأمر اختصارًا آخر</translation>
    </message>
    <message>
        <source>Take the keys away from the command</source>
        <translation>إزالة اختصارات الأمر</translation>
    </message>
    <message>
        <source>Give the command its first keys back</source>
        <translation>إعادة اختصارات الأمر الأصلية</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>كل الاختصارات على حالها الأصلية.</translation>
    </message>
    <message>
        <source>Give all commands their first keys back</source>
        <translation>إعادة الاختصارات الأصلية لكل الأوامر</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <translation>{key} يخص {command}، ولن يبقى لهذا الأمر اختصار كهذا.</translation>
    </message>
    <message>
        <source>Reset the keys of {command}?</source>
        <translation>هل تريد إعادة تعيين اختصارات {command}؟</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>الأوامر واختصاراتها</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>لا أمر كهذا</translation>
    </message>
    <message>
        <source>Search for a word of the command, its menu, or a key such as F5.</source>
        <translation>ابحث بكلمة من الأمر، أو بقائمته، أو بمفتاح مثل F5.</translation>
    </message>
    <message>
        <source>Double-click a command, or press Return, to change its key.</source>
        <translation>لتغيير اختصار أمر، انقره نقرًا مزدوجًا أو اضغط Enter.</translation>
    </message>
</context>
<context>
    <name>KeyWording</name>
    <message>
        <source>File</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>فيديو</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>مسار</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>أدوات</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>تعليمات</translation>
    </message>
    <message>
        <source>Subtitle editor</source>
        <translation>محرر الترجمة</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message>
        <source>Lists and fields</source>
        <translation>القوائم والحقول</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>تستخدم القوائم والحقول هذا المفتاح بنفسها. لا يمكن تغييره.</translation>
    </message>
    <message>
        <source>{key} is needed to move in lists and dialogs.</source>
        <translation>المفتاح {key} ضروري للتنقل في القوائم ومربعات الحوار.</translation>
    </message>
    <message>
        <source>{key} is needed to type and edit text.</source>
        <translation>المفتاح {key} ضروري لكتابة النص وتحريره.</translation>
    </message>
    <message>
        <source>{key} opens menus. Use Ctrl or a function key.</source>
        <translation>المفتاح {key} يفتح القوائم. استخدم Ctrl أو أحد مفاتيح الوظائف.</translation>
    </message>
    <message>
        <source>{key} types a character on many keyboards. Leave out Alt.</source>
        <translation>المفتاح {key} يكتب حرفًا على كثير من لوحات المفاتيح. استغنِ عن Alt.</translation>
    </message>
    <message>
        <source>{key} belongs to the system.</source>
        <translation>المفتاح {key} محجوز للنظام.</translation>
    </message>
    <message>
        <source>Open a video by link or ID</source>
        <translation>فتح فيديو بالرابط أو المعرّف</translation>
    </message>
    <message>
        <source>Clear the list of recent videos</source>
        <translation>مسح قائمة الفيديوهات الأخيرة</translation>
    </message>
    <message>
        <source>Save subtitles as WebVTT</source>
        <translation>حفظ الترجمة بصيغة WebVTT</translation>
    </message>
    <message>
        <source>Save subtitles as SubRip</source>
        <translation>حفظ الترجمة بصيغة SubRip</translation>
    </message>
    <message>
        <source>Save subtitles as plain text</source>
        <translation>حفظ الترجمة كنص عادي</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as WebVTT</source>
        <translation>تنزيل كل ترجمات الفيديو بصيغة WebVTT</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as SubRip</source>
        <translation>تنزيل كل ترجمات الفيديو بصيغة SubRip</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as plain text</source>
        <translation>تنزيل كل ترجمات الفيديو كنص عادي</translation>
    </message>
    <message>
        <source>Export findings</source>
        <translation>تصدير الملاحظات</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>تصدير كل شيء</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>استيراد أرشيف</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>التراجع عن آخر تغيير</translation>
    </message>
    <message>
        <source>Copy the track ID</source>
        <translation>نسخ معرّف المسار</translation>
    </message>
    <message>
        <source>Copy a link that opens the track in trackman</source>
        <translation>نسخ رابط يفتح المسار في trackman</translation>
    </message>
    <message>
        <source>Copy the track’s name</source>
        <translation>نسخ اسم المسار</translation>
    </message>
    <message>
        <source>Copy the text of the selected cues</source>
        <translation>نسخ نص المقاطع المحددة</translation>
    </message>
    <message>
        <source>Add the files in the clipboard as tracks</source>
        <translation>إضافة الملفات التي في الحافظة كمسارات</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>فتح الإعدادات</translation>
    </message>
    <message>
        <source>Search videos, or the subtitles while you are in them</source>
        <translation>البحث في الفيديوهات، أو في الترجمة إن كنت فيها</translation>
    </message>
    <message>
        <source>Fold or show the videos</source>
        <translation>طي الفيديوهات أو إظهارها</translation>
    </message>
    <message>
        <source>Theme: same as system</source>
        <translation>السمة: مثل النظام</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>السمة: فاتح</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>السمة: داكن</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>تكبير الترجمة</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>تصغير الترجمة</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>الترجمة بالحجم العادي</translation>
    </message>
    <message>
        <source>Sort tracks in DatoCMS order</source>
        <translation>فرز المسارات بترتيب DatoCMS</translation>
    </message>
    <message>
        <source>Sort tracks by kind</source>
        <translation>فرز المسارات حسب النوع</translation>
    </message>
    <message>
        <source>Sort tracks by language</source>
        <translation>فرز المسارات حسب اللغة</translation>
    </message>
    <message>
        <source>Sort tracks by code</source>
        <translation>فرز المسارات حسب الرمز</translation>
    </message>
    <message>
        <source>Sort tracks by name</source>
        <translation>فرز المسارات حسب الاسم</translation>
    </message>
    <message>
        <source>Sort tracks by findings</source>
        <translation>فرز المسارات حسب الملاحظات</translation>
    </message>
    <message>
        <source>Sort tracks by status</source>
        <translation>فرز المسارات حسب الحالة</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>اللوحة التالية</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>اللوحة السابقة</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>إعادة تعيين التخطيط</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>تحديث الفيديوهات والمسارات</translation>
    </message>
    <message>
        <source>Open the video in DatoCMS</source>
        <translation>فتح الفيديو في DatoCMS</translation>
    </message>
    <message>
        <source>Copy a link that opens the video in trackman</source>
        <translation>نسخ رابط يفتح الفيديو في trackman</translation>
    </message>
    <message>
        <source>Copy the video’s DatoCMS address</source>
        <translation>نسخ عنوان الفيديو في DatoCMS</translation>
    </message>
    <message>
        <source>Open the command palette</source>
        <translation>فتح لوحة الأوامر</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>إظهار كل مسارات المشروع</translation>
    </message>
    <message>
        <source>Show which languages the videos have</source>
        <translation>إظهار لغات الفيديوهات</translation>
    </message>
    <message>
        <source>Search all subtitles of the project</source>
        <translation>البحث في كل ترجمات المشروع</translation>
    </message>
    <message>
        <source>Choose tracks by a rule</source>
        <translation>اختيار مسارات بقاعدة</translation>
    </message>
    <message>
        <source>Keep only some languages</source>
        <translation>الإبقاء على بعض اللغات فقط</translation>
    </message>
    <message>
        <source>Show the reviews</source>
        <translation>عرض المراجعات</translation>
    </message>
    <message>
        <source>Report what was changed in a period</source>
        <translation>إعداد تقرير عما تغيّر في فترة</translation>
    </message>
    <message>
        <source>Report which videos lack captions</source>
        <translation>إعداد تقرير عن الفيديوهات التي تنقصها التسميات التوضيحية</translation>
    </message>
    <message>
        <source>Show the activity</source>
        <translation>إظهار النشاط</translation>
    </message>
    <message>
        <source>Show recently deleted tracks</source>
        <translation>إظهار المسارات المحذوفة حديثًا</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>إظهار المحفوظات</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>فحص النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Open the user guide</source>
        <translation>فتح دليل المستخدم</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>إظهار اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>بدء الجولة التعريفية</translation>
    </message>
    <message>
        <source>Explain the control that has the keyboard</source>
        <translation>شرح العنصر الذي عليه التركيز</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>إظهار سجل الأحداث</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>نسخ معلومات التشخيص</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>التحقق من وجود تحديثات</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>حول trackman</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>البحث في الترجمة</translation>
    </message>
    <message>
        <source>Next match or next difference</source>
        <translation>النتيجة التالية أو الاختلاف التالي</translation>
    </message>
    <message>
        <source>Previous match or previous difference</source>
        <translation>النتيجة السابقة أو الاختلاف السابق</translation>
    </message>
    <message>
        <source>Add tracks from files</source>
        <translation>إضافة مسارات من ملفات</translation>
    </message>
    <message>
        <source>Generate subtitles</source>
        <translation>توليد ترجمة</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>حذف المسارات المحددة</translation>
    </message>
    <message>
        <source>Restore the track</source>
        <translation>استعادة المسار</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>تحديد المسارات الفاشلة</translation>
    </message>
    <message>
        <source>Next track or video with findings</source>
        <translation>المسار أو الفيديو التالي الذي فيه ملاحظات</translation>
    </message>
    <message>
        <source>Review the tracks of the video</source>
        <translation>مراجعة مسارات الفيديو</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>تحرير الترجمة</translation>
    </message>
    <message>
        <source>Compare the selected track with another</source>
        <translation>مقارنة المسار المحدد مع مسار آخر</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>الملاحظة التالية</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>الملاحظة السابقة</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>وضع ملف مكان المسار</translation>
    </message>
    <message>
        <source>Change name, language or captions flag</source>
        <translation>تغيير الاسم أو اللغة أو علامة التسميات التوضيحية</translation>
    </message>
    <message>
        <source>Show saved versions</source>
        <translation>إظهار الإصدارات المحفوظة</translation>
    </message>
    <message>
        <source>Copy tracks to another video</source>
        <translation>نسخ المسارات إلى فيديو آخر</translation>
    </message>
    <message>
        <source>Check whether subtitles fit the sound</source>
        <translation>فحص تزامن الترجمة مع الصوت</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>تشغيل أو إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>رجوع ثانيتين</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>تقديم ثانيتين</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>المقطع السابق</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>المقطع التالي</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>أبطأ</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>أسرع</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>كتم الصوت أو تشغيله</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Split the cue</source>
        <translation>تقسيم المقطع</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>دمج المقطع مع المقطع التالي</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>إدراج مقطع في الأسفل</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>حذف المقاطع المحددة</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>إزاحة الأوقات</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>تمديد الأوقات</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>بحث واستبدال</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>Fix the findings of the cue</source>
        <translation>إصلاح ملاحظات المقطع</translation>
    </message>
    <message>
        <source>Fix all findings of one kind</source>
        <translation>إصلاح كل الملاحظات من نوع واحد</translation>
    </message>
    <message>
        <source>Next cue with findings</source>
        <translation>المقطع التالي الذي فيه ملاحظات</translation>
    </message>
    <message>
        <source>Previous cue with findings</source>
        <translation>المقطع السابق الذي فيه ملاحظات</translation>
    </message>
    <message>
        <source>Edit the text of the cue</source>
        <translation>تحرير نص المقطع</translation>
    </message>
    <message>
        <source>Play from the cue</source>
        <translation>التشغيل من المقطع</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>حفظ المسودة</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>نشر</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>الإبقاء على المسار</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>حذف المسار</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back</source>
        <translation>إصلاح الترجمة في المحرر ثم العودة</translation>
    </message>
    <message>
        <source>Skip the track for now</source>
        <translation>تخطي المسار الآن</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>كتابة تعليق</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>ذكر سبب</translation>
    </message>
    <message>
        <source>Undo the last decision and go back to it</source>
        <translation>التراجع عن آخر قرار والعودة إليه</translation>
    </message>
    <message>
        <source>Play from this cue</source>
        <translation>تشغيل من هذا المقطع</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>المسار التالي دون قرار</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>المسار السابق دون قرار</translation>
    </message>
    <message>
        <source>Next language side by side</source>
        <translation>اللغة التالية جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>Next saved version side by side</source>
        <translation>الإصدار المحفوظ التالي جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>فحص تزامن النص مع الصوت</translation>
    </message>
    <message>
        <source>Show what a deletion means, and the history</source>
        <translation>عرض ما يعنيه الحذف، والمحفوظات</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>استعراض القرارات</translation>
    </message>
    <message>
        <source>Next or previous row</source>
        <translation>الصف التالي أو السابق</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>تحديد عدة صفوف</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>تحديد كل الصفوف</translation>
    </message>
    <message>
        <source>Open the row; in cues, play from there</source>
        <translation>فتح الصف؛ وفي المقاطع، التشغيل منه</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>نسخ الصفوف المحددة</translation>
    </message>
    <message>
        <source>Play or pause in the player; press a button</source>
        <translation>تشغيل أو إيقاف مؤقت في المشغّل؛ ضغط زر</translation>
    </message>
    <message>
        <source>Back, close or cancel</source>
        <translation>رجوع أو إغلاق أو إلغاء</translation>
    </message>
    <message>
        <source>Add all files of the dialog</source>
        <translation>إضافة كل الملفات في مربع الحوار</translation>
    </message>
</context>
<context>
    <name>KeyringCard</name>
    <message>
        <source>Keep for this session only</source>
        <translation>الاحتفاظ به لهذه الجلسة فقط</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Return</source>
        <extracomment>The key that ends a line, as the keyboards of your country call it, such as Enter.</extracomment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>{words} ({key})</source>
        <extracomment>What a control does, and its key.</extracomment>
        <translation>{words} ({key})</translation>
    </message>
</context>
<context>
    <name>LanguageList</name>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln مسار</numerusform>
            <numerusform>مسار واحد (%Ln)</numerusform>
            <numerusform>مساران (%Ln)</numerusform>
            <numerusform>%Ln مسارات</numerusform>
            <numerusform>%Ln مسارًا</numerusform>
            <numerusform>%Ln مسار</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftDeletionsController</name>
    <message>
        <source>Show reviews</source>
        <translation>عرض المراجعات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: in the review, the decision was taken back or is another one now.</source>
        <translation>
            <numerusform>استُبعدت %Ln عملية حذف: سُحب القرار في المراجعة أو أصبح قرارًا آخر.</numerusform>
            <numerusform>استُبعدت عملية حذف واحدة (%Ln): سُحب القرار في المراجعة أو أصبح قرارًا آخر.</numerusform>
            <numerusform>استُبعدت عمليتا حذف (%Ln): سُحب القرار في المراجعة أو أصبح قرارًا آخر.</numerusform>
            <numerusform>استُبعدت %Ln عمليات حذف: سُحب القرار في المراجعة أو أصبح قرارًا آخر.</numerusform>
            <numerusform>استُبعدت %Ln عملية حذف: سُحب القرار في المراجعة أو أصبح قرارًا آخر.</numerusform>
            <numerusform>استُبعدت %Ln عملية حذف: سُحب القرار في المراجعة أو أصبح قرارًا آخر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: the review holds them, because an approval or a reason is missing.</source>
        <translation>
            <numerusform>استُبعدت %Ln عملية حذف: أوقفتها المراجعة لعدم وجود موافقة أو سبب.</numerusform>
            <numerusform>استُبعدت عملية حذف واحدة (%Ln): أوقفتها المراجعة لعدم وجود موافقة أو سبب.</numerusform>
            <numerusform>استُبعدت عمليتا حذف (%Ln): أوقفتهما المراجعة لعدم وجود موافقة أو سبب.</numerusform>
            <numerusform>استُبعدت %Ln عمليات حذف: أوقفتها المراجعة لعدم وجود موافقة أو سبب.</numerusform>
            <numerusform>استُبعدت %Ln عملية حذف: أوقفتها المراجعة لعدم وجود موافقة أو سبب.</numerusform>
            <numerusform>استُبعدت %Ln عملية حذف: أوقفتها المراجعة لعدم وجود موافقة أو سبب.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: these tracks were deleted in another way.</source>
        <translation>
            <numerusform>استُبعدت %Ln عملية حذف: حُذفت هذه المسارات بطريقة أخرى.</numerusform>
            <numerusform>استُبعدت عملية حذف واحدة (%Ln): حُذف هذا المسار بطريقة أخرى.</numerusform>
            <numerusform>استُبعدت عمليتا حذف (%Ln): حُذف هذان المساران بطريقة أخرى.</numerusform>
            <numerusform>استُبعدت %Ln عمليات حذف: حُذفت هذه المسارات بطريقة أخرى.</numerusform>
            <numerusform>استُبعدت %Ln عملية حذف: حُذفت هذه المسارات بطريقة أخرى.</numerusform>
            <numerusform>استُبعدت %Ln عملية حذف: حُذفت هذه المسارات بطريقة أخرى.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutWording</name>
    <message>
        <source>{words} becomes {by}.</source>
        <translation>{words} تصبح {by}.</translation>
    </message>
    <message>
        <source>{words} is taken out.</source>
        <translation>تُحذف {words}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</source>
        <translation>
            <numerusform>يُجرى %Ln تغيير في الترجمات كما هي الآن في DatoCMS. يُحفظ كل مسار على هذا الكمبيوتر أولًا، ثم يحل محله مسار جديد. «تراجع» يعيدها كلها.</numerusform>
            <numerusform>يُجرى تغيير واحد (%Ln) في الترجمات كما هي الآن في DatoCMS. يُحفظ كل مسار على هذا الكمبيوتر أولًا، ثم يحل محله مسار جديد. «تراجع» يعيدها كلها.</numerusform>
            <numerusform>يُجرى تغييران (%Ln) في الترجمات كما هي الآن في DatoCMS. يُحفظ كل مسار على هذا الكمبيوتر أولًا، ثم يحل محله مسار جديد. «تراجع» يعيدها كلها.</numerusform>
            <numerusform>تُجرى %Ln تغييرات في الترجمات كما هي الآن في DatoCMS. يُحفظ كل مسار على هذا الكمبيوتر أولًا، ثم يحل محله مسار جديد. «تراجع» يعيدها كلها.</numerusform>
            <numerusform>يُجرى %Ln تغييرًا في الترجمات كما هي الآن في DatoCMS. يُحفظ كل مسار على هذا الكمبيوتر أولًا، ثم يحل محله مسار جديد. «تراجع» يعيدها كلها.</numerusform>
            <numerusform>يُجرى %Ln تغيير في الترجمات كما هي الآن في DatoCMS. يُحفظ كل مسار على هذا الكمبيوتر أولًا، ثم يحل محله مسار جديد. «تراجع» يعيدها كلها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks?</source>
        <translation>
            <numerusform>هل تريد نشر %Ln مسار؟</numerusform>
            <numerusform>هل تريد نشر مسار واحد (%Ln)؟</numerusform>
            <numerusform>هل تريد نشر مسارين (%Ln)؟</numerusform>
            <numerusform>هل تريد نشر %Ln مسارات؟</numerusform>
            <numerusform>هل تريد نشر %Ln مسارًا؟</numerusform>
            <numerusform>هل تريد نشر %Ln مسار؟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks</source>
        <translation>
            <numerusform>نشر %Ln مسار</numerusform>
            <numerusform>نشر مسار واحد (%Ln)</numerusform>
            <numerusform>نشر مسارين (%Ln)</numerusform>
            <numerusform>نشر %Ln مسارات</numerusform>
            <numerusform>نشر %Ln مسارًا</numerusform>
            <numerusform>نشر %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published</source>
        <translation>لم يُنشر شيء</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being published</source>
        <translation>
            <numerusform>جارٍ نشر %Ln مسار</numerusform>
            <numerusform>جارٍ نشر مسار واحد (%Ln)</numerusform>
            <numerusform>جارٍ نشر مسارين (%Ln)</numerusform>
            <numerusform>جارٍ نشر %Ln مسارات</numerusform>
            <numerusform>جارٍ نشر %Ln مسارًا</numerusform>
            <numerusform>جارٍ نشر %Ln مسار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes were left out, because the text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>استُبعد %Ln تغيير لأن النص تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعد تغيير واحد (%Ln) لأن النص تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعد تغييران (%Ln) لأن النص تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعدت %Ln تغييرات لأن النص تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعد %Ln تغييرًا لأن النص تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعد %Ln تغيير لأن النص تغيّر في هذه الأثناء: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are not ready: {names}.</source>
        <translation>
            <numerusform>استُبعد %Ln مسار لأنها غير جاهزة: {names}.</numerusform>
            <numerusform>استُبعد مسار واحد (%Ln) لأنه غير جاهز: {names}.</numerusform>
            <numerusform>استُبعد مساران (%Ln) لأنهما غير جاهزين: {names}.</numerusform>
            <numerusform>استُبعدت %Ln مسارات لأنها غير جاهزة: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسارًا لأنها غير جاهزة: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسار لأنها غير جاهزة: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was not read yet: {names}.</source>
        <translation>
            <numerusform>استُبعد %Ln مسار لأن نصها لم يُقرأ بعد: {names}.</numerusform>
            <numerusform>استُبعد مسار واحد (%Ln) لأن نصه لم يُقرأ بعد: {names}.</numerusform>
            <numerusform>استُبعد مساران (%Ln) لأن نصهما لم يُقرأ بعد: {names}.</numerusform>
            <numerusform>استُبعدت %Ln مسارات لأن نصها لم يُقرأ بعد: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسارًا لأن نصها لم يُقرأ بعد: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسار لأن نصها لم يُقرأ بعد: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left alone, because they have an unpublished draft: {names}.</source>
        <translation>
            <numerusform>تُرك %Ln مسار كما هي، لوجود مسودة غير منشورة: {names}.</numerusform>
            <numerusform>تُرك مسار واحد (%Ln) كما هو، لوجود مسودة غير منشورة: {names}.</numerusform>
            <numerusform>تُرك مساران (%Ln) كما هما، لوجود مسودة غير منشورة: {names}.</numerusform>
            <numerusform>تُركت %Ln مسارات كما هي، لوجود مسودة غير منشورة: {names}.</numerusform>
            <numerusform>تُرك %Ln مسارًا كما هي، لوجود مسودة غير منشورة: {names}.</numerusform>
            <numerusform>تُرك %Ln مسار كما هي، لوجود مسودة غير منشورة: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are being changed already: {names}.</source>
        <translation>
            <numerusform>استُبعد %Ln مسار لأن تغييرها جارٍ بالفعل: {names}.</numerusform>
            <numerusform>استُبعد مسار واحد (%Ln) لأن تغييره جارٍ بالفعل: {names}.</numerusform>
            <numerusform>استُبعد مساران (%Ln) لأن تغييرهما جارٍ بالفعل: {names}.</numerusform>
            <numerusform>استُبعدت %Ln مسارات لأن تغييرها جارٍ بالفعل: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسارًا لأن تغييرها جارٍ بالفعل: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسار لأن تغييرها جارٍ بالفعل: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they no longer exist: {names}.</source>
        <translation>
            <numerusform>استُبعد %Ln مسار لأنها لم تعد موجودة: {names}.</numerusform>
            <numerusform>استُبعد مسار واحد (%Ln) لأنه لم يعد موجودًا: {names}.</numerusform>
            <numerusform>استُبعد مساران (%Ln) لأنهما لم يعودا موجودين: {names}.</numerusform>
            <numerusform>استُبعدت %Ln مسارات لأنها لم تعد موجودة: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسارًا لأنها لم تعد موجودة: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسار لأنها لم تعد موجودة: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>استُبعد %Ln مسار لأن نصها تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعد مسار واحد (%Ln) لأن نصه تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعد مساران (%Ln) لأن نصهما تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعدت %Ln مسارات لأن نصها تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسارًا لأن نصها تغيّر في هذه الأثناء: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسار لأن نصها تغيّر في هذه الأثناء: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text could not be read: {names}.</source>
        <translation>
            <numerusform>استُبعد %Ln مسار لتعذّر قراءة نصها: {names}.</numerusform>
            <numerusform>استُبعد مسار واحد (%Ln) لتعذّر قراءة نصه: {names}.</numerusform>
            <numerusform>استُبعد مساران (%Ln) لتعذّر قراءة نصهما: {names}.</numerusform>
            <numerusform>استُبعدت %Ln مسارات لتعذّر قراءة نصها: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسارًا لتعذّر قراءة نصها: {names}.</numerusform>
            <numerusform>استُبعد %Ln مسار لتعذّر قراءة نصها: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>مفتاح الرموز</translation>
    </message>
</context>
<context>
    <name>LibraryContent</name>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Videos</source>
        <translation>الفيديوهات</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Filters</source>
        <translation>التصفية</translation>
    </message>
    <message>
        <source>Fold videos</source>
        <translation>طي الفيديوهات</translation>
    </message>
    <message>
        <source>Filters, {count} active</source>
        <translation>التصفية، النشط منها {count}</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>No videos yet</source>
        <translation>لا فيديوهات بعد</translation>
    </message>
    <message>
        <source>Videos uploaded to this project in DatoCMS appear here.</source>
        <translation>تظهر هنا الفيديوهات المرفوعة إلى هذا المشروع في DatoCMS.</translation>
    </message>
    <message>
        <source>No matching videos</source>
        <translation>لا فيديوهات مطابقة</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>مسح التصفية</translation>
    </message>
    <message>
        <source>No videos opened yet</source>
        <translation>لا فيديوهات مفتوحة من قبل</translation>
    </message>
    <message>
        <source>Videos you open appear here.</source>
        <translation>تظهر هنا الفيديوهات التي تفتحها.</translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation>إظهار كل الفيديوهات</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Search videos</source>
        <translation>البحث في الفيديوهات</translation>
    </message>
    <message>
        <source>Show videos</source>
        <translation>إظهار الفيديوهات</translation>
    </message>
</context>
<context>
    <name>LibraryWording</name>
    <message>
        <source>No tracks</source>
        <translation>لا مسارات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln مسار</numerusform>
            <numerusform>مسار واحد (%Ln)</numerusform>
            <numerusform>مساران (%Ln)</numerusform>
            <numerusform>%Ln مسارات</numerusform>
            <numerusform>%Ln مسارًا</numerusform>
            <numerusform>%Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>No videos</source>
        <translation>لا فيديوهات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>فيديو واحد (%Ln)</numerusform>
            <numerusform>فيديوهان (%Ln)</numerusform>
            <numerusform>%Ln فيديوهات</numerusform>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>%Ln فيديو</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <extracomment>A count of videos.</extracomment>
        <translation>
            <numerusform>المطابقة: %Ln</numerusform>
            <numerusform>المطابقة: %Ln</numerusform>
            <numerusform>المطابقة: %Ln</numerusform>
            <numerusform>المطابقة: %Ln</numerusform>
            <numerusform>المطابقة: %Ln</numerusform>
            <numerusform>المطابقة: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} match</source>
        <extracomment>Both are counts of videos; the plural is that of the first.</extracomment>
        <translation>
            <numerusform>المطابقة: %Ln من {total}</numerusform>
            <numerusform>المطابقة: %Ln من {total}</numerusform>
            <numerusform>المطابقة: %Ln من {total}</numerusform>
            <numerusform>المطابقة: %Ln من {total}</numerusform>
            <numerusform>المطابقة: %Ln من {total}</numerusform>
            <numerusform>المطابقة: %Ln من {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>جرّب كلمات أقل أو تصفية أخرى.</translation>
    </message>
    <message numerus="yes">
        <source>trackman knows the tracks of the %Ln videos you have opened in it.</source>
        <translation>
            <numerusform>يعرف trackman مسارات %Ln فيديو فتحتها فيه.</numerusform>
            <numerusform>يعرف trackman مسارات فيديو واحد (%Ln) فتحته فيه.</numerusform>
            <numerusform>يعرف trackman مسارات فيديوهين (%Ln) فتحتهما فيه.</numerusform>
            <numerusform>يعرف trackman مسارات %Ln فيديوهات فتحتها فيه.</numerusform>
            <numerusform>يعرف trackman مسارات %Ln فيديو فتحتها فيه.</numerusform>
            <numerusform>يعرف trackman مسارات %Ln فيديو فتحتها فيه.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>ساعة واحدة (%Ln)</numerusform>
            <numerusform>ساعتان (%Ln)</numerusform>
            <numerusform>%Ln ساعات</numerusform>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>دقيقة واحدة (%Ln)</numerusform>
            <numerusform>دقيقتان (%Ln)</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation>
            <numerusform>%Ln ثانية</numerusform>
            <numerusform>ثانية واحدة (%Ln)</numerusform>
            <numerusform>ثانيتان (%Ln)</numerusform>
            <numerusform>%Ln ثوانٍ</numerusform>
            <numerusform>%Ln ثانية</numerusform>
            <numerusform>%Ln ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen on {day}</source>
        <translation>آخر تحديث في {day}</translation>
    </message>
    <message>
        <source>Seen just now</source>
        <translation>آخر تحديث الآن</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln minutes ago</source>
        <translation>
            <numerusform>آخر تحديث قبل %Ln دقيقة</numerusform>
            <numerusform>آخر تحديث قبل دقيقة واحدة (%Ln)</numerusform>
            <numerusform>آخر تحديث قبل دقيقتين (%Ln)</numerusform>
            <numerusform>آخر تحديث قبل %Ln دقائق</numerusform>
            <numerusform>آخر تحديث قبل %Ln دقيقة</numerusform>
            <numerusform>آخر تحديث قبل %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln hours ago</source>
        <translation>
            <numerusform>آخر تحديث قبل %Ln ساعة</numerusform>
            <numerusform>آخر تحديث قبل ساعة واحدة (%Ln)</numerusform>
            <numerusform>آخر تحديث قبل ساعتين (%Ln)</numerusform>
            <numerusform>آخر تحديث قبل %Ln ساعات</numerusform>
            <numerusform>آخر تحديث قبل %Ln ساعة</numerusform>
            <numerusform>آخر تحديث قبل %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen yesterday</source>
        <translation>آخر تحديث أمس</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln days ago</source>
        <translation>
            <numerusform>آخر تحديث قبل %Ln يوم</numerusform>
            <numerusform>آخر تحديث قبل يوم واحد (%Ln)</numerusform>
            <numerusform>آخر تحديث قبل يومين (%Ln)</numerusform>
            <numerusform>آخر تحديث قبل %Ln أيام</numerusform>
            <numerusform>آخر تحديث قبل %Ln يومًا</numerusform>
            <numerusform>آخر تحديث قبل %Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>الأحدث أولًا</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>الأقدم أولًا</translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation>الأحدث تغييرًا</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>الاسم، تنازليًا</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>الأكبر أولًا</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>الأصغر أولًا</translation>
    </message>
    <message>
        <source>Highest resolution</source>
        <translation>الأعلى دقة</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>الوسوم: {tags}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln فاشل</numerusform>
            <numerusform>%Ln فاشل</numerusform>
            <numerusform>%Ln فاشلان</numerusform>
            <numerusform>%Ln فاشلة</numerusform>
            <numerusform>%Ln فاشلًا</numerusform>
            <numerusform>%Ln فاشل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preparing</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln قيد التحضير</numerusform>
            <numerusform>%Ln قيد التحضير</numerusform>
            <numerusform>%Ln قيد التحضير</numerusform>
            <numerusform>%Ln قيد التحضير</numerusform>
            <numerusform>%Ln قيد التحضير</numerusform>
            <numerusform>%Ln قيد التحضير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln ملاحظة</numerusform>
            <numerusform>ملاحظة واحدة (%Ln)</numerusform>
            <numerusform>ملاحظتان (%Ln)</numerusform>
            <numerusform>%Ln ملاحظات</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LimitFields</name>
    <message>
        <source>ms</source>
        <translation>م.ث</translation>
    </message>
    <message>
        <source>Characters per second</source>
        <translation>الأحرف في الثانية</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>الأحرف في السطر</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>الأسطر</translation>
    </message>
    <message>
        <source>Shortest pause</source>
        <translation>أقصر فجوة</translation>
    </message>
    <message>
        <source>Shortest cue</source>
        <translation>أقصر مقطع</translation>
    </message>
    <message>
        <source>Longest cue</source>
        <translation>أطول مقطع</translation>
    </message>
    <message>
        <source>Subtitled share</source>
        <translation>نسبة التغطية</translation>
    </message>
</context>
<context>
    <name>LinkTarget</name>
    <message>
        <source>This trackman doesn’t understand all of the link: {parts}.</source>
        <translation>لا يفهم هذا الإصدار من trackman كل أجزاء الرابط: {parts}.</translation>
    </message>
    <message>
        <source>The track that the link leads to isn’t in this video any more.</source>
        <translation>لم يعد المسار الذي يؤدي إليه الرابط موجودًا في هذا الفيديو.</translation>
    </message>
</context>
<context>
    <name>LinkWording</name>
    <message>
        <source>Paste a video’s DatoCMS link or its ID.</source>
        <translation>الصق رابط الفيديو في DatoCMS أو معرّفه.</translation>
    </message>
    <message>
        <source>Links and IDs contain no spaces. Copy it again and paste only the link or ID.</source>
        <translation>لا تحتوي الروابط والمعرّفات على مسافات. انسخ من جديد والصق الرابط أو المعرّف فقط.</translation>
    </message>
    <message>
        <source>{text} is neither a link to a video nor an ID.</source>
        <translation>النص {text} ليس رابط فيديو ولا معرّفًا.</translation>
    </message>
    <message>
        <source>This number is too large to be a video ID.</source>
        <translation>هذا الرقم أكبر من أن يكون معرّف فيديو.</translation>
    </message>
    <message>
        <source>This link is damaged. Copy it again from DatoCMS.</source>
        <translation>هذا الرابط تالف. انسخه من DatoCMS من جديد.</translation>
    </message>
    <message>
        <source>Only web links (https://…) and IDs can be opened.</source>
        <translation>لا يمكن فتح إلا روابط الويب (⁦https://…⁩) والمعرّفات.</translation>
    </message>
    <message>
        <source>This DatoCMS page isn’t a video’s page. Open the video in the media area and copy the link from there.</source>
        <translation>هذه الصفحة في DatoCMS ليست صفحة فيديو. افتح الفيديو في منطقة الوسائط وانسخ الرابط من هناك.</translation>
    </message>
    <message>
        <source>This Mux link has no playback ID.</source>
        <translation>لا معرّف تشغيل في رابط Mux هذا.</translation>
    </message>
    <message>
        <source>This link doesn’t lead to a video in DatoCMS.</source>
        <translation>هذا الرابط لا يؤدي إلى فيديو في DatoCMS.</translation>
    </message>
    <message>
        <source>This trackman link is damaged. Ask for it again, or open the video by its ID.</source>
        <translation>رابط trackman هذا تالف. اطلبه من جديد، أو افتح الفيديو بمعرّفه.</translation>
    </message>
    <message>
        <source>This trackman link doesn’t name a video.</source>
        <translation>رابط trackman هذا لا يحدد أي فيديو.</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log</source>
        <translation>سجل الأحداث</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>البحث في سجل الأحداث</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>أدنى مستوى</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>تتبّع</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>No such entries</source>
        <translation>لا قيود كهذه</translation>
    </message>
    <message>
        <source>Choose another level or search for something else.</source>
        <translation>اختر مستوى آخر أو ابحث عن شيء آخر.</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>سجل الأحداث فارغ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln قيد</numerusform>
            <numerusform>قيد واحد (%Ln)</numerusform>
            <numerusform>قيدان (%Ln)</numerusform>
            <numerusform>%Ln قيود</numerusform>
            <numerusform>%Ln قيدًا</numerusform>
            <numerusform>%Ln قيد</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>نسخ القيود المحددة</translation>
    </message>
    <message>
        <source>Select an entry.</source>
        <translation>حدّد قيدًا.</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>قيود سجل الأحداث</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>كل القيود</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>التحذيرات والأخطاء</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>الأخطاء</translation>
    </message>
    <message>
        <source>Show only entries that are at least this grave</source>
        <translation>إظهار القيود التي لا تقل خطورتها عن هذا المستوى فقط</translation>
    </message>
    <message>
        <source>Show new entries as they are written</source>
        <translation>إظهار القيود الجديدة فور كتابتها</translation>
    </message>
    <message>
        <source>Open the folder that the log files are in</source>
        <translation>فتح المجلد الذي فيه ملفات سجل الأحداث</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>القيد المحدد</translation>
    </message>
    <message>
        <source>Select an entry to read all of it.</source>
        <translation>حدّد قيدًا لقراءته كاملًا.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Source</source>
        <extracomment>Title of a column: the part of the program that wrote an entry of the log.</extracomment>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>المستوى</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>القيد</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>تصحيح</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>معلومات</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>تحذير</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>حرج</translation>
    </message>
</context>
<context>
    <name>MarksStrip</name>
    <message>
        <source>Speech and cues</source>
        <translation>الكلام والمقاطع</translation>
    </message>
</context>
<context>
    <name>MatchModel</name>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>الموجود</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>البديل</translation>
    </message>
</context>
<context>
    <name>MatchTable</name>
    <message>
        <source>Matches</source>
        <translation>النتائج</translation>
    </message>
</context>
<context>
    <name>Megabytes</name>
    <message>
        <source>MB</source>
        <translation>م.ب</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Nothing to undo</source>
        <translation>لا شيء للتراجع عنه</translation>
    </message>
    <message>
        <source>No videos opened yet.</source>
        <translation>لم تُفتح أي فيديوهات بعد.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>فتح فيديو…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>مسح هذه القائمة</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>تصدير كل شيء…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>الفيديوهات</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>الحجم العادي</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>اللوحة التالية</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>اللوحة السابقة</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>إعادة تعيين التخطيط</translation>
    </message>
    <message>
        <source>Export findings…</source>
        <translation>تصدير الملاحظات…</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>نسخ معرّف المسار</translation>
    </message>
    <message>
        <source>Copy link to track</source>
        <translation>نسخ رابط المسار</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>نسخ الاسم</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>البحث في الترجمة</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>بحث عن التالي</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>بحث عن السابق</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>إضافة…</translation>
    </message>
    <message>
        <source>Generate subtitles…</source>
        <translation>توليد ترجمة…</translation>
    </message>
    <message>
        <source>Paste files</source>
        <translation>لصق ملفات</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Delete with reason</source>
        <translation>حذف مع ذكر السبب</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>تحديد المسارات الفاشلة</translation>
    </message>
    <message>
        <source>Next with findings</source>
        <translation>التالي الذي فيه ملاحظات</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>الملاحظة التالية</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>الملاحظة السابقة</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>تحرير الترجمة</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>استبدال…</translation>
    </message>
    <message>
        <source>Change name, language…</source>
        <translation>تغيير الاسم واللغة…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>الإصدارات…</translation>
    </message>
    <message>
        <source>Copy to another video…</source>
        <translation>نسخ إلى فيديو آخر…</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>مقارنة الترجمات</translation>
    </message>
    <message>
        <source>Check against the sound…</source>
        <translation>فحص التزامن مع الصوت…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>تشغيل أو إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>رجوع ثانيتين</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>تقديم ثانيتين</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>المقطع السابق</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>المقطع التالي</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>أبطأ</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>أسرع</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>كتم الصوت أو تشغيله</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>فتح في DatoCMS</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>نسخ عنوان DatoCMS</translation>
    </message>
    <message>
        <source>Copy link to video</source>
        <translation>نسخ رابط الفيديو</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>لوحة الأوامر…</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>كل المسارات</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>المحذوفة حديثًا</translation>
    </message>
    <message>
        <source>History</source>
        <translation>المحفوظات</translation>
    </message>
    <message>
        <source>Moderation report…</source>
        <translation>تقرير الإشراف…</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>تقرير إمكانية الوصول…</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>التغطية</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>البحث في كل الترجمات</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>اختيار بقاعدة…</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>الإبقاء على هذه اللغات فقط…</translation>
    </message>
    <message>
        <source>Reviews…</source>
        <translation>المراجعات…</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>فحص النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>دليل المستخدم</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>جولة تعريفية</translation>
    </message>
    <message>
        <source>What’s this?</source>
        <translation>ما هذا؟</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>سجل الأحداث</translation>
    </message>
    <message>
        <source>Copy diagnostics…</source>
        <translation>نسخ معلومات التشخيص…</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>التحقق من وجود تحديثات…</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>حول trackman</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;تحرير</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>V&amp;ideo</source>
        <translation>&amp;فيديو</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>م&amp;سار</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>ت&amp;شغيل</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>أ&amp;دوات</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>تع&amp;ليمات</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT، بلا تغيير (‎.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (‎.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>نص عادي (‎.txt)</translation>
    </message>
    <message>
        <source>Save subtitles as</source>
        <translation>حفظ الترجمة باسم</translation>
    </message>
    <message>
        <source>Download as zip</source>
        <translation>تنزيل بصيغة zip</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>المفتوحة حديثًا</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>ترتيب DatoCMS</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>حجم الترجمة</translation>
    </message>
    <message>
        <source>Sort tracks by</source>
        <translation>فرز المسارات حسب</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>إغلاق الرسالة</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Deletion not confirmed</source>
        <translation>الحذف غير مؤكد</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>الاستعادة غير مؤكدة</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>الإضافة غير مؤكدة</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>التوليد غير مؤكد</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>الاستبدال غير مؤكد</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>لم يُحذف المسار.</translation>
    </message>
    <message>
        <source>The track was not restored.</source>
        <translation>لم تتم استعادة المسار.</translation>
    </message>
    <message>
        <source>The track was not added.</source>
        <translation>لم تتم إضافة المسار.</translation>
    </message>
    <message>
        <source>No subtitles were generated.</source>
        <translation>لم تُولَّد أي ترجمة.</translation>
    </message>
    <message>
        <source>The track was not replaced; the old one is kept.</source>
        <translation>لم يُستبدل المسار؛ بقي القديم.</translation>
    </message>
    <message>
        <source>{reason}. The tracks couldn’t be listed afterwards either, so the track may or may not be there. Check again once DatoCMS can be reached.</source>
        <translation>{reason}. وتعذّر بعد ذلك أيضًا عرض قائمة المسارات، لذا قد يكون المسار موجودًا أو لا يكون. تحقق من جديد عندما يمكن الوصول إلى DatoCMS.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>التحقق من جديد</translation>
    </message>
    <message>
        <source>No video of this project belongs to this link</source>
        <translation>لا فيديو في هذا المشروع يقابل هذا الرابط</translation>
    </message>
    <message>
        <source>The file may have been replaced or deleted, or it’s in another project. Open the video in DatoCMS and copy the link of its page.</source>
        <translation>ربما استُبدل الملف أو حُذف، أو كان في مشروع آخر. افتح الفيديو في DatoCMS وانسخ رابط صفحته.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خطأ</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t respond</source>
        <translation>لم يتمكن DatoCMS من الرد</translation>
    </message>
    <message>
        <source>Its servers have a problem (HTTP {status}). Try again in a minute.</source>
        <translation>في خوادمه مشكلة (HTTP {status}). أعد المحاولة بعد دقيقة.</translation>
    </message>
    <message>
        <source>DatoCMS accepted the request but couldn’t complete it</source>
        <translation>قبل DatoCMS الطلب، لكنه لم يتمكن من إكماله</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. Try again, or ask DatoCMS support.</source>
        <translation>اطّلع على رسالة DatoCMS أدناه. أعد المحاولة، أو اسأل دعم DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS rejected the request</source>
        <translation>رفض DatoCMS الطلب</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. If it doesn’t help, ask DatoCMS support.</source>
        <translation>اطّلع على رسالة DatoCMS أدناه. وإن لم تُفد، فاسأل دعم DatoCMS.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>المهمة</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>حالة HTTP</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>{name} is still being prepared</source>
        <translation>ما زال {name} قيد التحضير</translation>
    </message>
    <message>
        <source>DatoCMS is still preparing this video, and it has no tracks until that has finished. Try again in a few minutes.</source>
        <translation>ما زال DatoCMS يحضّر هذا الفيديو، ولا مسارات فيه حتى يكتمل ذلك. أعد المحاولة بعد بضع دقائق.</translation>
    </message>
    <message>
        <source>{name} isn’t a video</source>
        <translation>الملف {name} ليس فيديو</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks. Open a video instead.</source>
        <translation>مسارات الترجمة والصوت للفيديوهات وحدها. افتح فيديو بدلًا منه.</translation>
    </message>
</context>
<context>
    <name>Minutes</name>
    <message>
        <source>min</source>
        <translation>د</translation>
    </message>
</context>
<context>
    <name>ModerationDialog</name>
    <message>
        <source>Moderation report</source>
        <translation>تقرير الإشراف</translation>
    </message>
    <message>
        <source>Counts what was changed with trackman on this computer: what, by whom, for which reasons, in which languages, week by week.</source>
        <translation>يعدّ ما تغيّر باستخدام trackman على هذا الكمبيوتر: ماذا، ومن غيّره، ولأي أسباب، وبأي لغات، أسبوعًا بأسبوع.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>أول يوم</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>آخر يوم</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>محذوفة</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>مستعادة</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>مضافة</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>مولَّدة</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>استُبدلت</translation>
    </message>
    <message>
        <source>Failed or not confirmed</source>
        <translation>فاشلة أو غير مؤكدة</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>الفيديوهات</translation>
    </message>
    <message>
        <source>No tracks were changed then.</source>
        <translation>لم يتغيّر أي مسار في هذه الفترة.</translation>
    </message>
    <message>
        <source>{reason}: {count}</source>
        <extracomment>A reason and how often it was given.</extracomment>
        <translation>{reason}: {count}</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>لم يُذكر سبب</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>هذا الشهر</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>الشهر الماضي</translation>
    </message>
    <message>
        <source>Last three months</source>
        <translation>الأشهر الثلاثة الأخيرة</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>هذه السنة</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>من … إلى …</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>كل المشاريع</translation>
    </message>
    <message>
        <source>to</source>
        <translation>إلى</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Just now</source>
        <translation>الآن</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>قبل %Ln دقيقة</numerusform>
            <numerusform>قبل دقيقة واحدة (%Ln)</numerusform>
            <numerusform>قبل دقيقتين (%Ln)</numerusform>
            <numerusform>قبل %Ln دقائق</numerusform>
            <numerusform>قبل %Ln دقيقة</numerusform>
            <numerusform>قبل %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>قبل %Ln ساعة</numerusform>
            <numerusform>قبل ساعة واحدة (%Ln)</numerusform>
            <numerusform>قبل ساعتين (%Ln)</numerusform>
            <numerusform>قبل %Ln ساعات</numerusform>
            <numerusform>قبل %Ln ساعة</numerusform>
            <numerusform>قبل %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>قبل %Ln يوم</numerusform>
            <numerusform>قبل يوم واحد (%Ln)</numerusform>
            <numerusform>قبل يومين (%Ln)</numerusform>
            <numerusform>قبل %Ln أيام</numerusform>
            <numerusform>قبل %Ln يومًا</numerusform>
            <numerusform>قبل %Ln يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln يوم</numerusform>
            <numerusform>يوم واحد (%Ln)</numerusform>
            <numerusform>يومان (%Ln)</numerusform>
            <numerusform>%Ln أيام</numerusform>
            <numerusform>%Ln يومًا</numerusform>
            <numerusform>%Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>قبل %Ln دقيقة</numerusform>
            <numerusform>قبل دقيقة واحدة (%Ln)</numerusform>
            <numerusform>قبل دقيقتين (%Ln)</numerusform>
            <numerusform>قبل %Ln دقائق</numerusform>
            <numerusform>قبل %Ln دقيقة</numerusform>
            <numerusform>قبل %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>قبل %Ln ساعة</numerusform>
            <numerusform>قبل ساعة واحدة (%Ln)</numerusform>
            <numerusform>قبل ساعتين (%Ln)</numerusform>
            <numerusform>قبل %Ln ساعات</numerusform>
            <numerusform>قبل %Ln ساعة</numerusform>
            <numerusform>قبل %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>أمس</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>قبل %Ln يوم</numerusform>
            <numerusform>قبل يوم واحد (%Ln)</numerusform>
            <numerusform>قبل يومين (%Ln)</numerusform>
            <numerusform>قبل %Ln أيام</numerusform>
            <numerusform>قبل %Ln يومًا</numerusform>
            <numerusform>قبل %Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>{ago} · {time}</source>
        <extracomment>Such as “Yesterday · 15:42”.</extracomment>
        <translation>{ago} · {time}</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <extracomment>A day and a time of day.</extracomment>
        <translation>{day} {time}</translation>
    </message>
</context>
<context>
    <name>NameClash</name>
    <message>
        <source>{video} already has a track named {name}</source>
        <translation>في {video} مسار باسم {name} من قبل</translation>
    </message>
    <message>
        <source>For all others, too</source>
        <translation>للمسارات الأخرى كلها أيضًا</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>Replace other track</source>
        <translation>استبدال المسار الآخر</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>أدخل اسمًا.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>في هذا الفيديو مسار آخر بهذا الاسم أيضًا.</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name.</source>
        <translation>يجب أن يكون لكل مسار ترجمة (أو صوت) في الفيديو اسم خاص به.</translation>
    </message>
    <message>
        <source>The other track: {which}.</source>
        <translation>المسار الآخر: {which}.</translation>
    </message>
    <message>
        <source>Replacing deletes the other track.</source>
        <translation>الاستبدال يحذف المسار الآخر.</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>ينسخه trackman احتياطيًا أولًا، لذا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>لا يستطيع trackman نسخ الصوت احتياطيًا، لذا لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>There’s nothing to back up, so this can’t be undone.</source>
        <translation>لا شيء لنسخه احتياطيًا، لذا لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>الاسم الجديد</translation>
    </message>
    <message>
        <source>Answer alike for all others whose names are taken: each gets a free name, or replaces the other track if that can be backed up, or stays deleted</source>
        <translation>أجب بالمثل عن كل المسارات الأخرى التي أسماؤها مستعملة: يحصل كل منها على اسم متاح، أو يحل محل المسار الآخر إن أمكن نسخه احتياطيًا، أو يبقى محذوفًا</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>A view with this name exists and will be replaced.</source>
        <translation>هناك طريقة عرض بهذا الاسم، وسيتم استبدالها.</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>اسم طريقة العرض</translation>
    </message>
    <message>
        <source>Enter a name first.</source>
        <translation>أدخل اسمًا أولًا.</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>Checking the other tracks of this video…</source>
        <translation>جارٍ فحص المسارات الأخرى في هذا الفيديو…</translation>
    </message>
    <message>
        <source>No more videos with findings in this list, as far as it is loaded.</source>
        <translation>لم تبق فيديوهات فيها ملاحظات في الجزء المحمَّل من هذه القائمة.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Listen to DatoCMS</source>
        <translation>الاستماع إلى DatoCMS</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>فحص الاتصال</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>نسخ كنص</translation>
    </message>
    <message>
        <source>Certificates this computer trusts</source>
        <translation>الشهادات التي يثق بها هذا الكمبيوتر</translation>
    </message>
    <message>
        <source>Certificates this computer trusts, and those in {file}</source>
        <translation>الشهادات التي يثق بها هذا الكمبيوتر، وتلك التي في {file}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message numerus="yes">
        <source>Reachable, %Ln ms</source>
        <translation>
            <numerusform>يمكن الوصول إليه، %Ln م.ث</numerusform>
            <numerusform>يمكن الوصول إليه، %Ln م.ث</numerusform>
            <numerusform>يمكن الوصول إليه، %Ln م.ث</numerusform>
            <numerusform>يمكن الوصول إليه، %Ln م.ث</numerusform>
            <numerusform>يمكن الوصول إليه، %Ln م.ث</numerusform>
            <numerusform>يمكن الوصول إليه، %Ln م.ث</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: a web page came instead of an answer. Your network may want you to sign in, or it doesn’t allow this host.</source>
        <translation>محجوب: وصلت صفحة ويب بدلًا من الرد. ربما تطلب شبكتك تسجيل الدخول، أو لا تسمح بهذا المضيف.</translation>
    </message>
    <message>
        <source>No answer within 10 seconds</source>
        <translation>لا رد خلال 10 ثوانٍ</translation>
    </message>
    <message>
        <source>The connection broke before an answer came. A firewall may be in between: ask your network administrator.</source>
        <translation>انقطع الاتصال قبل وصول الرد. ربما اعترضه جدار حماية: اسأل مسؤول الشبكة.</translation>
    </message>
    <message>
        <source>It answers, but not as expected: {reason}</source>
        <translation>يرد، لكن ليس كما هو متوقع: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hosts can’t be reached</source>
        <translation>
            <numerusform>هناك %Ln مضيف لا يمكن الوصول إليها</numerusform>
            <numerusform>هناك مضيف واحد (%Ln) لا يمكن الوصول إليه</numerusform>
            <numerusform>هناك مضيفان (%Ln) لا يمكن الوصول إليهما</numerusform>
            <numerusform>هناك %Ln مضيفات لا يمكن الوصول إليها</numerusform>
            <numerusform>هناك %Ln مضيفًا لا يمكن الوصول إليها</numerusform>
            <numerusform>هناك %Ln مضيف لا يمكن الوصول إليها</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything can be reached</source>
        <translation>يمكن الوصول إلى كل شيء</translation>
    </message>
    <message>
        <source>Known after the first upload</source>
        <translation>يُعرف بعد أول رفع</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload.</source>
        <translation>يحدد DatoCMS مكان التخزين من جديد لكل عملية رفع.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the usual one; projects with storage of their own use another.</source>
        <translation>يحدد DatoCMS مكان التخزين من جديد لكل عملية رفع. هذا هو المكان المعتاد؛ والمشاريع التي لها تخزين خاص تستخدم غيره.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the one used last.</source>
        <translation>يحدد DatoCMS مكان التخزين من جديد لكل عملية رفع. هذا هو آخر مكان استُخدم.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>through {proxy} (set on this computer)</source>
        <translation>عبر {proxy} (محدد على هذا الكمبيوتر)</translation>
    </message>
    <message>
        <source>through {proxy} (set by the network)</source>
        <translation>عبر {proxy} (محدد من الشبكة)</translation>
    </message>
    <message>
        <source>DatoCMS</source>
        <translation>DatoCMS</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>الترجمات</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>الصور المصغّرة</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Uploads</source>
        <extracomment>The storage that files are uploaded to.</extracomment>
        <translation>الرفع</translation>
    </message>
    <message>
        <source>Hosts trackman needs</source>
        <translation>المضيفات التي يحتاج إليها trackman</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>الأمان</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Deleted tracks leave the list at once, over one more host, {host}. Without it, trackman asks again and again.</source>
        <translation>تغادر المسارات المحذوفة القائمة فورًا، عبر مضيف إضافي هو {host}. ومن دونه يسأل trackman مرة بعد مرة.</translation>
    </message>
    <message>
        <source>The player can’t use a proxy of this kind. Choose Open stream link in a video’s details to watch in a browser.</source>
        <translation>لا يستطيع المشغّل استخدام وكيل من هذا النوع. اختر «فتح رابط البث» في تفاصيل الفيديو للمشاهدة في متصفح.</translation>
    </message>
</context>
<context>
    <name>NoticesController</name>
    <message>
        <source>Bulk work has ended: {result}</source>
        <translation>انتهت العملية المجمّعة: {result}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos read</source>
        <translation>
            <numerusform>تمت قراءة %Ln فيديو</numerusform>
            <numerusform>تمت قراءة فيديو واحد (%Ln)</numerusform>
            <numerusform>تمت قراءة فيديوهين (%Ln)</numerusform>
            <numerusform>تمت قراءة %Ln فيديوهات</numerusform>
            <numerusform>تمت قراءة %Ln فيديو</numerusform>
            <numerusform>تمت قراءة %Ln فيديو</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln مسار جديد</numerusform>
            <numerusform>مسار واحد جديد (%Ln)</numerusform>
            <numerusform>مساران جديدان (%Ln)</numerusform>
            <numerusform>%Ln مسارات جديدة</numerusform>
            <numerusform>%Ln مسارًا جديدًا</numerusform>
            <numerusform>%Ln مسار جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks gone</source>
        <translation>
            <numerusform>اختفى %Ln مسار</numerusform>
            <numerusform>اختفى مسار واحد (%Ln)</numerusform>
            <numerusform>اختفى مساران (%Ln)</numerusform>
            <numerusform>اختفت %Ln مسارات</numerusform>
            <numerusform>اختفى %Ln مسارًا</numerusform>
            <numerusform>اختفى %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>The scan has ended: {result}</source>
        <translation>انتهت الفهرسة: {result}</translation>
    </message>
    <message>
        <source>The scan has paused. Open trackman to see why.</source>
        <translation>توقفت الفهرسة مؤقتًا. افتح trackman لمعرفة السبب.</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Notification</source>
        <translation>إشعار</translation>
    </message>
</context>
<context>
    <name>OpenField</name>
    <message>
        <source>Opening…</source>
        <translation>جارٍ الفتح…</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>فتح فيديو</translation>
    </message>
    <message>
        <source>Open video by link or ID</source>
        <translation>فتح فيديو بالرابط أو المعرّف</translation>
    </message>
</context>
<context>
    <name>OtherButton</name>
    <message>
        <source>Compared with {name}</source>
        <translation>المقارنة مع {name}</translation>
    </message>
    <message>
        <source>Compare with another track of this video</source>
        <translation>مقارنة مع مسار آخر في هذا الفيديو</translation>
    </message>
    <message>
        <source>{name} · {language}</source>
        <translation>{name} · {language}</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Open library</source>
        <translation>فتح المكتبة</translation>
    </message>
    <message>
        <source>Use another token</source>
        <translation>استخدام رمز آخر</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>لوحة الأوامر</translation>
    </message>
    <message>
        <source>Nothing is called {text}.</source>
        <translation>لا شيء باسم {text}.</translation>
    </message>
    <message>
        <source>Command, view, video, ID or link</source>
        <translation>أمر أو طريقة عرض أو فيديو أو معرّف أو رابط</translation>
    </message>
    <message>
        <source>Type a part of a name. Arrows choose, Return does it.</source>
        <translation>اكتب جزءًا من اسم. الأسهم للاختيار، والمفتاح Enter للتنفيذ.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>النتائج</translation>
    </message>
</context>
<context>
    <name>PaletteController</name>
    <message>
        <source>Open the video with this ID or link</source>
        <translation>فتح الفيديو بهذا المعرّف أو الرابط</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>فيديو</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>Uploaded</source>
        <translation>تاريخ الرفع</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>آخر 12 شهرًا</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>من … إلى …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
</context>
<context>
    <name>PermissionWording</name>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>read-only mode</source>
        <translation>وضع القراءة فقط</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>صيانة</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>غير جاهزة</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>للقراءة فقط</translation>
    </message>
    <message>
        <source>The token has full access to the project.</source>
        <translation>للرمز حق الوصول الكامل إلى المشروع.</translation>
    </message>
    <message>
        <source>Its role can edit all uploads.</source>
        <translation>يستطيع دوره تحرير كل الملفات المرفوعة.</translation>
    </message>
    <message>
        <source>An administrator of the project can change the role.</source>
        <translation>يمكن لمسؤول المشروع تغيير الدور.</translation>
    </message>
    <message>
        <source>This is the project’s built-in read-only token. To delete tracks, sign in with a token whose role can edit uploads.</source>
        <translation>هذا هو رمز القراءة فقط المدمج في المشروع. لحذف المسارات، سجّل الدخول برمز يستطيع دوره تحرير الملفات المرفوعة.</translation>
    </message>
    <message>
        <source>The token’s role can’t access the primary environment, the only one where tracks can be changed.</source>
        <translation>لا يستطيع دور الرمز الوصول إلى البيئة الأساسية، وهي الوحيدة التي يمكن تغيير المسارات فيها.</translation>
    </message>
    <message>
        <source>The token’s role isn’t allowed to edit uploads.</source>
        <translation>لا يُسمح لدور الرمز بتحرير الملفات المرفوعة.</translation>
    </message>
    <message>
        <source>The token’s role denies editing uploads.</source>
        <translation>يمنع دور الرمز تحرير الملفات المرفوعة.</translation>
    </message>
    <message>
        <source>You’ll find out when you try to change a track.</source>
        <translation>ستعرف ذلك عندما تحاول تغيير مسار.</translation>
    </message>
    <message>
        <source>Its role isn’t allowed to edit some of the uploads.</source>
        <translation>لا يُسمح لدوره بتحرير بعض الملفات المرفوعة.</translation>
    </message>
    <message>
        <source>Its role can edit only uploads that the token or its role created.</source>
        <translation>لا يستطيع دوره أن يحرر إلا الملفات المرفوعة التي أنشأها الرمز أو دوره.</translation>
    </message>
    <message>
        <source>Its role can edit only the uploads in some collections.</source>
        <translation>لا يستطيع دوره أن يحرر إلا الملفات المرفوعة في بعض المجموعات.</translation>
    </message>
    <message>
        <source>Its role can edit only some of an upload’s content.</source>
        <translation>لا يستطيع دوره أن يحرر إلا بعض محتوى الملف المرفوع.</translation>
    </message>
    <message>
        <source>Its role can edit uploads in some environments, but can’t see which one is primary.</source>
        <translation>يستطيع دوره تحرير الملفات المرفوعة في بعض البيئات، لكنه لا يرى أيها الأساسية.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say what its role can do.</source>
        <translation>لا يذكر DatoCMS ما يستطيع دوره فعله.</translation>
    </message>
    <message>
        <source>A second person has to approve deletions here. Choose Review to decide on these tracks; they can be deleted once somebody else has approved it.</source>
        <translation>يجب أن يوافق شخص ثانٍ على عمليات الحذف هنا. اختر «مراجعة» لاتخاذ قرار بشأن هذه المسارات؛ يمكن حذفها بعد موافقة شخص آخر.</translation>
    </message>
    <message>
        <source>Tracks can’t be changed with this API token: it’s the project’s built-in read-only token.</source>
        <translation>لا يمكن تغيير المسارات برمز API هذا: إنه رمز القراءة فقط المدمج في المشروع.</translation>
    </message>
    <message>
        <source>This API token’s role isn’t allowed to change tracks.</source>
        <translation>لا يُسمح لدور رمز API هذا بتغيير المسارات.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment, and {environment} is a sandbox.</source>
        <translation>لا يمكن تغيير المسارات إلا في البيئة الأساسية، والبيئة {environment} تجريبية.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode. Nothing can be changed until it’s turned off in DatoCMS.</source>
        <translation>المشروع في وضع الصيانة. لا يمكن تغيير شيء حتى يُوقَف في DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting {environment}. Nothing can be changed in it until that has finished.</source>
        <translation>ما زال DatoCMS ينشئ البيئة {environment} أو يحذفها. لا يمكن تغيير شيء فيها حتى يكتمل ذلك.</translation>
    </message>
    <message>
        <source>DatoCMS has made {environment} temporarily read-only, as it does while copying it. Try again in a few minutes.</source>
        <translation>جعل DatoCMS البيئة {environment} للقراءة فقط مؤقتًا، كما يفعل أثناء نسخها. أعد المحاولة بعد بضع دقائق.</translation>
    </message>
    <message>
        <source>Read-only mode is on. Turn it off in the project menu at the top to make changes.</source>
        <translation>وضع القراءة فقط مفعّل. لإجراء تغييرات، أوقفه في قائمة المشروع في الأعلى.</translation>
    </message>
</context>
<context>
    <name>PlayerWording</name>
    <message>
        <source>Press Play to start streaming. It counts towards your DatoCMS quota.</source>
        <translation>اضغط «تشغيل» لبدء البث. يُحسب البث من حصتك في DatoCMS.</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>لا بث لهذا الفيديو.</translation>
    </message>
    <message>
        <source>Playback isn’t allowed on this computer or in this country.</source>
        <translation>لا يُسمح بالتشغيل على هذا الكمبيوتر أو في هذا البلد.</translation>
    </message>
    <message>
        <source>The streaming server can’t be reached. Check your network connection.</source>
        <translation>لا يمكن الوصول إلى خادم البث. تحقق من اتصالك بالشبكة.</translation>
    </message>
    <message>
        <source>Videos can’t be played through this network’s proxy. Choose Open stream link in the video’s details to watch in a browser.</source>
        <translation>لا يمكن تشغيل الفيديوهات عبر وكيل هذه الشبكة. اختر «فتح رابط البث» في تفاصيل الفيديو للمشاهدة في متصفح.</translation>
    </message>
    <message>
        <source>The stream was interrupted.</source>
        <translation>انقطع البث.</translation>
    </message>
    <message>
        <source>The streaming server’s data can’t be played.</source>
        <translation>لا يمكن تشغيل بيانات خادم البث.</translation>
    </message>
    <message>
        <source>This computer doesn’t have the codec this video needs.</source>
        <translation>ليس على هذا الكمبيوتر برنامج الترميز الذي يحتاج إليه هذا الفيديو.</translation>
    </message>
    <message>
        <source>Playback needs system libraries that are missing on this computer, such as libpulse.</source>
        <translation>يحتاج التشغيل إلى مكتبات نظام غير موجودة على هذا الكمبيوتر، مثل libpulse.</translation>
    </message>
    <message>
        <source>Loading stream…</source>
        <translation>جارٍ تحميل البث…</translation>
    </message>
    <message>
        <source>Playing an MP4 file, with the video’s original sound only.</source>
        <translation>يُشغَّل ملف MP4، بالصوت الأصلي للفيديو فقط.</translation>
    </message>
    <message>
        <source>This computer can’t show the picture. The sound is playing.</source>
        <translation>لا يستطيع هذا الكمبيوتر عرض الصورة. الصوت قيد التشغيل.</translation>
    </message>
    <message>
        <source>{name} isn’t in the stream. You hear the sound chosen in the menu.</source>
        <translation>لا يوجد {name} في البث. أنت تسمع الصوت المختار في القائمة.</translation>
    </message>
    <message>
        <source>Original sound</source>
        <translation>الصوت الأصلي</translation>
    </message>
    <message>
        <source>{name} ({language})</source>
        <translation>{name} ({language})</translation>
    </message>
    <message>
        <source>Sound {number}</source>
        <translation>الصوت {number}</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting to be deleted</source>
        <translation>في انتظار الحذف</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>جارٍ النسخ الاحتياطي…</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>جارٍ التحقق… {time}</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>لم يتم الحذف: {reason}</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>الحذف غير مؤكد</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>حذف بلا نسخة احتياطية</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>تم حذف {name}</translation>
    </message>
    <message>
        <source>{name} was already removed</source>
        <translation>أُزيل {name} من قبل</translation>
    </message>
    <message>
        <source>Deletion of {name} not confirmed</source>
        <translation>لم يتأكد حذف {name}</translation>
    </message>
    <message>
        <source>{name} was not deleted: {reason}</source>
        <extracomment>{reason} is a sentence that begins with a capital letter.</extracomment>
        <translation>لم يُحذف {name}: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS confirmed the deletion at {time}</source>
        <translation>أكّد DatoCMS الحذف في {time}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} ث</translation>
    </message>
    <message>
        <source>job {id}</source>
        <extracomment>A fact in a list: the identifier of DatoCMS’s job.</extracomment>
        <translation>المهمة {id}</translation>
    </message>
    <message>
        <source>Confirmed deleted at {time}</source>
        <translation>تأكد الحذف في {time}</translation>
    </message>
    <message>
        <source>The track was already removed</source>
        <translation>أُزيل المسار من قبل</translation>
    </message>
    <message>
        <source>Somebody else removed it, or it was deleted earlier.</source>
        <translation>أزاله شخص آخر، أو حُذف في وقت سابق.</translation>
    </message>
    <message>
        <source>one of many: the list of tracks no longer shows it</source>
        <translation>ضمن مسارات كثيرة: لم تعد قائمة المسارات تعرضه</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost, but the track is no longer listed</source>
        <translation>فُقد رد DatoCMS، لكن المسار لم يعد في القائمة</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error, but the track is no longer listed</source>
        <translation>أبلغت مهمة DatoCMS عن خطأ، لكن المسار لم يعد في القائمة</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error ({code}), but the track is no longer listed</source>
        <translation>أبلغت مهمة DatoCMS عن خطأ ({code})، لكن المسار لم يعد في القائمة</translation>
    </message>
    <message>
        <source>Deleting… {time}, DatoCMS isn’t responding right now</source>
        <translation>جارٍ الحذف… {time}، DatoCMS لا يستجيب حاليًا</translation>
    </message>
    <message>
        <source>Deleting… {time}, much slower than usual</source>
        <translation>جارٍ الحذف… {time}، أبطأ بكثير من المعتاد</translation>
    </message>
    <message>
        <source>Deleting… {time}, slower than usual</source>
        <translation>جارٍ الحذف… {time}، أبطأ من المعتاد</translation>
    </message>
    <message>
        <source>Deleting… {time}</source>
        <translation>جارٍ الحذف… {time}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln polls</source>
        <translation>
            <numerusform>%Ln استعلام</numerusform>
            <numerusform>استعلام واحد (%Ln)</numerusform>
            <numerusform>استعلامان (%Ln)</numerusform>
            <numerusform>%Ln استعلامات</numerusform>
            <numerusform>%Ln استعلامًا</numerusform>
            <numerusform>%Ln استعلام</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Recent videos</source>
        <translation>الفيديوهات الأخيرة</translation>
    </message>
    <message>
        <source>Wait for the running deletions to finish before you switch.</source>
        <translation>انتظر حتى تكتمل عمليات الحذف الجارية قبل أن تبدّل.</translation>
    </message>
</context>
<context>
    <name>ProjectHeader</name>
    <message>
        <source>primary</source>
        <translation>أساسية</translation>
    </message>
    <message>
        <source>{seen}. Refreshing – you can delete once the tracks are up to date.</source>
        <extracomment>{seen} is such as “Seen 3 hours ago”.</extracomment>
        <translation>{seen}. جارٍ التحديث – يمكنك الحذف ما إن تصبح المسارات محدَّثة.</translation>
    </message>
</context>
<context>
    <name>ProjectMenu</name>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>المشاريع</translation>
    </message>
    <message>
        <source>{project} · {id}</source>
        <translation>{project} · {id}</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>البيئات</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · أساسية</translation>
    </message>
    <message>
        <source>{environment} · sandbox, read-only</source>
        <translation>{environment} · تجريبية، للقراءة فقط</translation>
    </message>
    <message>
        <source>Read-only mode</source>
        <translation>وضع القراءة فقط</translation>
    </message>
    <message>
        <source>Add project…</source>
        <translation>إضافة مشروع…</translation>
    </message>
    <message>
        <source>Sign out of {project}…</source>
        <extracomment>{project} is in quotation marks.</extracomment>
        <translation>تسجيل الخروج من {project}…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>تم تسجيل الدخول باسم {name}</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>All tracks</source>
        <translation>كل المسارات</translation>
    </message>
    <message>
        <source>Back to the videos</source>
        <translation>العودة إلى الفيديوهات</translation>
    </message>
    <message>
        <source>All tracks of the project</source>
        <translation>كل مسارات المشروع</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>التغطية</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>البحث في كل الترجمات</translation>
    </message>
</context>
<context>
    <name>ProjectSwitcher</name>
    <message>
        <source>Projects, environments and settings</source>
        <translation>المشاريع والبيئات والإعدادات</translation>
    </message>
</context>
<context>
    <name>QualityController</name>
    <message>
        <source>Export findings</source>
        <translation>تصدير الملاحظات</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>مصنفات Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>البيئة</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>معرّف المسار</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>الخطورة</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>المقاطع</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>الملاحظة</translation>
    </message>
    <message>
        <source>Findings exported to {file}.</source>
        <translation>تم تصدير الملاحظات إلى {file}.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>أساسية</translation>
    </message>
</context>
<context>
    <name>QueryModel</name>
    <message>
        <source>All videos</source>
        <translation>كل الفيديوهات</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>الفيديوهات الأخيرة</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>نتائج البحث</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>حفظ طريقة العرض هذه</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>حفظ طريقة العرض</translation>
    </message>
    <message>
        <source>Rename this view</source>
        <translation>إعادة تسمية طريقة العرض هذه</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>إعادة التسمية</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>QueueWording</name>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message>
        <source>{name} (part {number} of {parts})</source>
        <extracomment>A review of which somebody got one of several parts.</extracomment>
        <translation>{name} (الجزء {number} من {parts})</translation>
    </message>
    <message>
        <source>The file is part {number} of {parts} of {name}.</source>
        <extracomment>One of the parts a review was split into; {name} is the review’s, in quotation marks.</extracomment>
        <translation>الملف هو الجزء {number} من {parts} من {name}.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>شخص ما</translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %Ln decided</source>
        <extracomment>{decided} is a number, of tracks.</extracomment>
        <translation>
            <numerusform>تقرر {decided} من %Ln</numerusform>
            <numerusform>تقرر {decided} من %Ln</numerusform>
            <numerusform>تقرر {decided} من %Ln</numerusform>
            <numerusform>تقرر {decided} من %Ln</numerusform>
            <numerusform>تقرر {decided} من %Ln</numerusform>
            <numerusform>تقرر {decided} من %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>التعارضات: %Ln</numerusform>
            <numerusform>التعارضات: %Ln</numerusform>
            <numerusform>التعارضات: %Ln</numerusform>
            <numerusform>التعارضات: %Ln</numerusform>
            <numerusform>التعارضات: %Ln</numerusform>
            <numerusform>التعارضات: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {decision}</source>
        <extracomment>A person and the decision that person made.</extracomment>
        <translation>{name}: {decision}</translation>
    </message>
    <message>
        <source>{track} – {decisions}</source>
        <extracomment>A track, and who decided what about it.</extracomment>
        <translation>{track} – {decisions}</translation>
    </message>
</context>
<context>
    <name>QueuesDialog</name>
    <message>
        <source>Reviews</source>
        <translation>المراجعات</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>فتح ملف…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>حفظ كملف…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>تقسيم…</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>الإحصاءات…</translation>
    </message>
    <message>
        <source>Delete review…</source>
        <translation>حذف المراجعة…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Select a review first.</source>
        <translation>حدّد مراجعة أولًا.</translation>
    </message>
    <message>
        <source>For a colleague, who decides or approves and sends a file back</source>
        <translation>لزميل يقرر أو يوافق ثم يعيد ملفًا</translation>
    </message>
    <message>
        <source>One file for each of several people</source>
        <translation>ملف لكل شخص من عدة أشخاص</translation>
    </message>
    <message>
        <source>Counts the decisions; saves them with notes and reasons</source>
        <translation>عدّ القرارات، وحفظها مع التعليقات والأسباب</translation>
    </message>
    <message>
        <source>Remove it from this computer; trackman asks first</source>
        <translation>إزالتها من هذا الكمبيوتر؛ يسأل trackman أولًا</translation>
    </message>
    <message>
        <source>Go on where it was left</source>
        <translation>المتابعة من حيث توقفت</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Look at decisions</source>
        <translation>استعراض القرارات</translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation>{action}: {name}</translation>
    </message>
    <message>
        <source>A review or decisions that somebody saved with trackman</source>
        <translation>مراجعة أو قرارات حفظها شخص ما باستخدام trackman</translation>
    </message>
    <message>
        <source>Close; every decision is kept</source>
        <translation>إغلاق؛ يبقى كل قرار محفوظًا</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>لا مراجعات بعد</translation>
    </message>
    <message>
        <source>Select tracks and choose Review to judge them one after another, or open a file that somebody sent you.</source>
        <translation>حدّد مسارات واختر «مراجعة» لمراجعتها واحدًا تلو الآخر، أو افتح ملفًا أُرسل إليك.</translation>
    </message>
</context>
<context>
    <name>QueuesModel</name>
    <message>
        <source>Review</source>
        <translation>المراجعة</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>القرارات</translation>
    </message>
    <message>
        <source>Made</source>
        <extracomment>Title of a column: by whom and when a review was made.</extracomment>
        <translation>الإنشاء</translation>
    </message>
    <message>
        <source>Last decision</source>
        <extracomment>Title of a column: when somebody last decided.</extracomment>
        <translation>آخر قرار</translation>
    </message>
</context>
<context>
    <name>RawAnswer</name>
    <message>
        <source>Raw response</source>
        <translation>الرد الخام</translation>
    </message>
    <message>
        <source>Copy raw response</source>
        <translation>نسخ الرد الخام</translation>
    </message>
    <message>
        <source>Raw DatoCMS response</source>
        <translation>رد DatoCMS الخام</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>السبب (اختياري)</translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Nothing new in {name}</source>
        <translation>لا جديد في {name}</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>كل ما في هذا الملف موجود هنا بالفعل.</translation>
    </message>
    <message>
        <source>Add to {name}?</source>
        <translation>هل تريد الإضافة إلى {name}؟</translation>
    </message>
    <message>
        <source>What is new is added to your review. No decision of yours is lost, and nothing is deleted by it.</source>
        <translation>يُضاف الجديد إلى مراجعتك. لا يضيع أي من قراراتك، ولا يُحذف شيء بذلك.</translation>
    </message>
    <message>
        <source>Add the review {name}?</source>
        <translation>هل تريد إضافة المراجعة {name}؟</translation>
    </message>
    <message>
        <source>It is added to your reviews. Nothing is deleted by it.</source>
        <translation>تُضاف إلى مراجعاتك. لا يُحذف شيء بذلك.</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>حفظه</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln of them new</source>
        <extracomment>{tracks} is a number of tracks; the other number is how many of them are new.</extracomment>
        <translation>
            <numerusform>{tracks}، والجديد منها: %Ln</numerusform>
            <numerusform>{tracks}، والجديد منها: %Ln</numerusform>
            <numerusform>{tracks}، والجديد منها: %Ln</numerusform>
            <numerusform>{tracks}، والجديد منها: %Ln</numerusform>
            <numerusform>{tracks}، والجديد منها: %Ln</numerusform>
            <numerusform>{tracks}، والجديد منها: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>المسارات</translation>
    </message>
    <message>
        <source>New decisions</source>
        <translation>القرارات الجديدة</translation>
    </message>
    <message>
        <source>New notes</source>
        <translation>التعليقات الجديدة</translation>
    </message>
    <message>
        <source>Decisions taken back</source>
        <translation>القرارات المتراجَع عنها</translation>
    </message>
    <message>
        <source>New approvals and refusals</source>
        <translation>حالات الموافقة والرفض الجديدة</translation>
    </message>
    <message>
        <source>Decisions carried out</source>
        <translation>القرارات المنفَّذة</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>موجود هنا بالفعل</translation>
    </message>
    <message>
        <source>The file was changed after trackman saved it. What is new in it is marked, and no approval in it releases a deletion. Ask for the file as it was saved.</source>
        <translation>تغيّر الملف بعد أن حفظه trackman. الجديد فيه مميّز، ولا تجيز أي موافقة فيه حذفًا. اطلب الملف كما حُفظ.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are here with other content. What was not changed by hand counts.</source>
        <translation>
            <numerusform>سجلات موجودة هنا بمحتوى آخر: %Ln. يُعتد بما لم يُغيَّر يدويًا.</numerusform>
            <numerusform>سجلات موجودة هنا بمحتوى آخر: %Ln. يُعتد بما لم يُغيَّر يدويًا.</numerusform>
            <numerusform>سجلات موجودة هنا بمحتوى آخر: %Ln. يُعتد بما لم يُغيَّر يدويًا.</numerusform>
            <numerusform>سجلات موجودة هنا بمحتوى آخر: %Ln. يُعتد بما لم يُغيَّر يدويًا.</numerusform>
            <numerusform>سجلات موجودة هنا بمحتوى آخر: %Ln. يُعتد بما لم يُغيَّر يدويًا.</numerusform>
            <numerusform>سجلات موجودة هنا بمحتوى آخر: %Ln. يُعتد بما لم يُغيَّر يدويًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are about tracks this review doesn’t have. They are kept, and count once a file with these tracks is added.</source>
        <translation>
            <numerusform>سجلات عن مسارات ليست في هذه المراجعة: %Ln. تبقى محفوظة، ويُعتد بها عند إضافة ملف فيه هذه المسارات.</numerusform>
            <numerusform>سجلات عن مسارات ليست في هذه المراجعة: %Ln. تبقى محفوظة، ويُعتد بها عند إضافة ملف فيه هذه المسارات.</numerusform>
            <numerusform>سجلات عن مسارات ليست في هذه المراجعة: %Ln. تبقى محفوظة، ويُعتد بها عند إضافة ملف فيه هذه المسارات.</numerusform>
            <numerusform>سجلات عن مسارات ليست في هذه المراجعة: %Ln. تبقى محفوظة، ويُعتد بها عند إضافة ملف فيه هذه المسارات.</numerusform>
            <numerusform>سجلات عن مسارات ليست في هذه المراجعة: %Ln. تبقى محفوظة، ويُعتد بها عند إضافة ملف فيه هذه المسارات.</numerusform>
            <numerusform>سجلات عن مسارات ليست في هذه المراجعة: %Ln. تبقى محفوظة، ويُعتد بها عند إضافة ملف فيه هذه المسارات.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again:</source>
        <translation>
            <numerusform>هناك %Ln مسار عليها قرارات مختلفة. تبقى بلا قرار إلى أن يقرر أحد من جديد:</numerusform>
            <numerusform>هناك مسار واحد (%Ln) عليه قرارات مختلفة. يبقى بلا قرار إلى أن يقرر أحد من جديد:</numerusform>
            <numerusform>هناك مساران (%Ln) عليهما قرارات مختلفة. يبقيان بلا قرار إلى أن يقرر أحد من جديد:</numerusform>
            <numerusform>هناك %Ln مسارات عليها قرارات مختلفة. تبقى بلا قرار إلى أن يقرر أحد من جديد:</numerusform>
            <numerusform>هناك %Ln مسارًا عليها قرارات مختلفة. تبقى بلا قرار إلى أن يقرر أحد من جديد:</numerusform>
            <numerusform>هناك %Ln مسار عليها قرارات مختلفة. تبقى بلا قرار إلى أن يقرر أحد من جديد:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Adds what is new; what is here stays</source>
        <translation>إضافة الجديد؛ ويبقى ما هو هنا</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>RecentVideos</name>
    <message>
        <source>Opening…</source>
        <translation>جارٍ الفتح…</translation>
    </message>
</context>
<context>
    <name>RecordLinks</name>
    <message>
        <source>DatoCMS didn’t say where this record is.</source>
        <translation>لم يذكر DatoCMS مكان هذا السجل.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more records</source>
        <translation>
            <numerusform>إظهار %Ln سجل آخر</numerusform>
            <numerusform>إظهار سجل واحد آخر (%Ln)</numerusform>
            <numerusform>إظهار سجلين آخرين (%Ln)</numerusform>
            <numerusform>إظهار %Ln سجلات أخرى</numerusform>
            <numerusform>إظهار %Ln سجلًا آخر</numerusform>
            <numerusform>إظهار %Ln سجل آخر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Settings and drafts aren’t kept either. The data folder is {folder}.</source>
        <translation>لا تُحفظ الإعدادات والمسودات أيضًا. مجلد البيانات هو {folder}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations finished.</source>
        <translation>
            <numerusform>اكتملت %Ln عملية.</numerusform>
            <numerusform>اكتملت عملية واحدة (%Ln).</numerusform>
            <numerusform>اكتملت عمليتان (%Ln).</numerusform>
            <numerusform>اكتملت %Ln عمليات.</numerusform>
            <numerusform>اكتملت %Ln عملية.</numerusform>
            <numerusform>اكتملت %Ln عملية.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {size} are free on the disk with trackman’s data folder, {folder}. Backups need room, and no subtitles are deleted without one: make some free.</source>
        <translation>لم يبقَ سوى {size} خالية على القرص الذي فيه مجلد بيانات trackman، وهو {folder}. النسخ الاحتياطية تحتاج إلى مساحة، ولا تُحذف أي ترجمة بلا نسخة احتياطية: حرّر بعض المساحة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier deletions haven’t been done since.</source>
        <translation>
            <numerusform>لم تُنفَّذ %Ln عملية حذف سابقة منذ ذلك الحين.</numerusform>
            <numerusform>لم تُنفَّذ عملية حذف سابقة واحدة (%Ln) منذ ذلك الحين.</numerusform>
            <numerusform>لم تُنفَّذ عمليتا حذف سابقتان (%Ln) منذ ذلك الحين.</numerusform>
            <numerusform>لم تُنفَّذ %Ln عمليات حذف سابقة منذ ذلك الحين.</numerusform>
            <numerusform>لم تُنفَّذ %Ln عملية حذف سابقة منذ ذلك الحين.</numerusform>
            <numerusform>لم تُنفَّذ %Ln عملية حذف سابقة منذ ذلك الحين.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations did not happen.</source>
        <translation>
            <numerusform>هناك %Ln عملية لم تحدث.</numerusform>
            <numerusform>هناك عملية واحدة (%Ln) لم تحدث.</numerusform>
            <numerusform>هناك عمليتان (%Ln) لم تحدثا.</numerusform>
            <numerusform>هناك %Ln عمليات لم تحدث.</numerusform>
            <numerusform>هناك %Ln عملية لم تحدث.</numerusform>
            <numerusform>هناك %Ln عملية لم تحدث.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations are not confirmed yet.</source>
        <translation>
            <numerusform>هناك %Ln عملية لم تتأكد بعد.</numerusform>
            <numerusform>هناك عملية واحدة (%Ln) لم تتأكد بعد.</numerusform>
            <numerusform>هناك عمليتان (%Ln) لم تتأكدا بعد.</numerusform>
            <numerusform>هناك %Ln عمليات لم تتأكد بعد.</numerusform>
            <numerusform>هناك %Ln عملية لم تتأكد بعد.</numerusform>
            <numerusform>هناك %Ln عملية لم تتأكد بعد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions hadn’t been sent.</source>
        <translation>
            <numerusform>%Ln عملية حذف لم تكن قد أُرسلت.</numerusform>
            <numerusform>عملية حذف واحدة (%Ln) لم تكن قد أُرسلت.</numerusform>
            <numerusform>عمليتا حذف (%Ln) لم تكونا قد أُرسلتا.</numerusform>
            <numerusform>%Ln عمليات حذف لم تكن قد أُرسلت.</numerusform>
            <numerusform>%Ln عملية حذف لم تكن قد أُرسلت.</numerusform>
            <numerusform>%Ln عملية حذف لم تكن قد أُرسلت.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations hadn’t been sent and were cancelled.</source>
        <translation>
            <numerusform>أُلغيت %Ln عملية لم تكن قد أُرسلت.</numerusform>
            <numerusform>أُلغيت عملية واحدة (%Ln) لم تكن قد أُرسلت.</numerusform>
            <numerusform>أُلغيت عمليتان (%Ln) لم تكونا قد أُرسلتا.</numerusform>
            <numerusform>أُلغيت %Ln عمليات لم تكن قد أُرسلت.</numerusform>
            <numerusform>أُلغيت %Ln عملية لم تكن قد أُرسلت.</numerusform>
            <numerusform>أُلغيت %Ln عملية لم تكن قد أُرسلت.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman closed while work was running.</source>
        <translation>أُغلق trackman والعمليات جارية.</translation>
    </message>
    <message>
        <source>{name} was not replaced; the old track is kept.</source>
        <translation>لم يُستبدل {name}؛ بقي المسار القديم.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>بحث واستبدال</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>الاستبدال بـ</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>مطابقة حالة الأحرف</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>كلمات كاملة</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>تعليم الكل</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>إلغاء تعليم الكل</translation>
    </message>
    <message>
        <source>Tick this track</source>
        <translation>تعليم هذا المسار</translation>
    </message>
    <message>
        <source>Untick this track</source>
        <translation>إلغاء تعليم هذا المسار</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>نشر…</translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln tracks that the search found</source>
        <translation>
            <numerusform>في %Ln مسار عثر عليها البحث</numerusform>
            <numerusform>في مسار واحد (%Ln) عثر عليه البحث</numerusform>
            <numerusform>في مسارين (%Ln) عثر عليهما البحث</numerusform>
            <numerusform>في %Ln مسارات عثر عليها البحث</numerusform>
            <numerusform>في %Ln مسارًا عثر عليها البحث</numerusform>
            <numerusform>في %Ln مسار عثر عليها البحث</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking… {done} of {total} tracks</source>
        <translation>جارٍ البحث… {done} من {total} من المسارات</translation>
    </message>
    <message>
        <source>Reading the texts… {done} of {total}</source>
        <translation>جارٍ قراءة النصوص… {done} من {total}</translation>
    </message>
    <message>
        <source>Activity shows each track.</source>
        <translation>يعرض النشاط كل مسار.</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>لا توجد تغييرات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln تغيير</numerusform>
            <numerusform>تغيير واحد (%Ln)</numerusform>
            <numerusform>تغييران (%Ln)</numerusform>
            <numerusform>%Ln تغييرات</numerusform>
            <numerusform>%Ln تغييرًا</numerusform>
            <numerusform>%Ln تغيير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln مسار</numerusform>
            <numerusform>مسار واحد (%Ln)</numerusform>
            <numerusform>مسارين (%Ln)</numerusform>
            <numerusform>%Ln مسارات</numerusform>
            <numerusform>%Ln مسارًا</numerusform>
            <numerusform>%Ln مسار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>فيديو واحد (%Ln)</numerusform>
            <numerusform>فيديوهين (%Ln)</numerusform>
            <numerusform>%Ln فيديوهات</numerusform>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>%Ln فيديو</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes} in {tracks} of {videos}</source>
        <extracomment>Such as “38 changes in 12 tracks of 9 videos”.</extracomment>
        <translation>{changes} في {tracks} من {videos}</translation>
    </message>
    <message>
        <source>What is to be found?</source>
        <translation>ما الذي تبحث عنه؟</translation>
    </message>
    <message>
        <source>Type the words, and what shall stand in their place.</source>
        <translation>اكتب الكلمات وما يحل محلها.</translation>
    </message>
    <message>
        <source>Nothing to replace</source>
        <translation>لا شيء للاستبدال</translation>
    </message>
    <message>
        <source>None of the tracks that the search found holds exactly this, or it would stay as it is. To look in other tracks, close this and search for something else.</source>
        <translation>لا يحتوي أي من المسارات التي عثر عليها البحث على هذا تمامًا، أو لن يتغيّر. للبحث في مسارات أخرى أغلق هذا وابحث عن شيء آخر.</translation>
    </message>
    <message>
        <source>Wait until the texts are looked through.</source>
        <translation>انتظر حتى يتم فحص النصوص.</translation>
    </message>
    <message>
        <source>Tick a change first.</source>
        <translation>علّم تغييرًا أولًا.</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks…</source>
        <translation>
            <numerusform>نشر %Ln مسار…</numerusform>
            <numerusform>نشر مسار واحد (%Ln)…</numerusform>
            <numerusform>نشر مسارين (%Ln)…</numerusform>
            <numerusform>نشر %Ln مسارات…</numerusform>
            <numerusform>نشر %Ln مسارًا…</numerusform>
            <numerusform>نشر %Ln مسار…</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman asks once more</source>
        <translation>يسأل trackman مرة أخرى</translation>
    </message>
    <message>
        <source>There are no changes to tick.</source>
        <translation>لا توجد تغييرات لتعليمها.</translation>
    </message>
    <message>
        <source>Wait until the changes are published.</source>
        <translation>انتظر حتى تُنشر التغييرات.</translation>
    </message>
    <message>
        <source>Finds exactly this within a cue; tags are left alone.</source>
        <translation>يعثر على هذا تمامًا داخل مقطع؛ وتبقى الوسوم كما هي.</translation>
    </message>
    <message>
        <source>Stands in its place; empty takes the words out.</source>
        <translation>يحل محله؛ وإذا كان فارغًا حُذفت الكلمات.</translation>
    </message>
    <message>
        <source>Tell capitals and small letters apart</source>
        <translation>التمييز بين الأحرف الكبيرة والصغيرة</translation>
    </message>
    <message>
        <source>Find no parts of words</source>
        <translation>عدم العثور على أجزاء من الكلمات</translation>
    </message>
    <message>
        <source>Make every change in the list</source>
        <translation>إجراء كل تغيير في القائمة</translation>
    </message>
    <message>
        <source>Untick every change, to tick only a few</source>
        <translation>إلغاء تعليم كل التغييرات لتعليم القليل منها</translation>
    </message>
    <message>
        <source>Make every change of the track that is selected</source>
        <translation>إجراء كل تغيير في المسار المحدد</translation>
    </message>
    <message>
        <source>Leave the track that is selected as it is</source>
        <translation>ترك المسار المحدد كما هو</translation>
    </message>
    <message>
        <source>Close; nothing more is published</source>
        <translation>إغلاق؛ لا يُنشر شيء آخر</translation>
    </message>
</context>
<context>
    <name>ReplaceModel</name>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>الموجود</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>البديل</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>معلَّم</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>غير معلَّم</translation>
    </message>
</context>
<context>
    <name>ReplaceTable</name>
    <message>
        <source>Changes</source>
        <translation>التغييرات</translation>
    </message>
</context>
<context>
    <name>ReplacementController</name>
    <message>
        <source>It’s too late to cancel. Wait until it has finished, then undo it.</source>
        <translation>فات أوان الإلغاء. انتظر حتى يكتمل، ثم تراجع عنه.</translation>
    </message>
    <message>
        <source>{name} is being changed already.</source>
        <translation>يجري تغيير {name} بالفعل.</translation>
    </message>
</context>
<context>
    <name>ReplacementWording</name>
    <message>
        <source>Replaced</source>
        <translation>تم الاستبدال</translation>
    </message>
    <message>
        <source>Replaced, under the name {name}</source>
        <translation>تم الاستبدال، بالاسم {name}</translation>
    </message>
    <message>
        <source>Replaced; {name} is still there</source>
        <translation>تم الاستبدال، وما زال {name} موجودًا</translation>
    </message>
    <message>
        <source>Not replaced: {reason}</source>
        <translation>لم يتم الاستبدال: {reason}</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>الاستبدال غير مؤكد</translation>
    </message>
    <message>
        <source>{name} was not replaced: {reason}</source>
        <translation>لم يُستبدل {name}: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced</source>
        <translation>تم استبدال {name}</translation>
    </message>
    <message>
        <source>{name} replaced; colours, places or other styling were lost</source>
        <translation>تم استبدال {name}، وفُقدت ألوان أو مواضع أو أنماط أخرى</translation>
    </message>
    <message>
        <source>{name} replaced, but the new track is called {new}, because its own name couldn’t be given: {reason}</source>
        <translation>تم استبدال {name}، لكن المسار الجديد اسمه {new}، إذ تعذّر منحه الاسم نفسه: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced, but {left} couldn’t be removed: {reason}</source>
        <translation>تم استبدال {name}، لكن تعذّرت إزالة {left}: {reason}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was replaced</source>
        <translation>لم يتأكد استبدال {name}</translation>
    </message>
    <message>
        <source>Waiting to be replaced</source>
        <translation>في انتظار الاستبدال</translation>
    </message>
    <message>
        <source>Uploading the new track… {time}</source>
        <translation>جارٍ رفع المسار الجديد… {time}</translation>
    </message>
    <message>
        <source>Preparing the new track… {time}</source>
        <translation>جارٍ تحضير المسار الجديد… {time}</translation>
    </message>
    <message>
        <source>Adding the new track… {time}</source>
        <translation>جارٍ إضافة المسار الجديد… {time}</translation>
    </message>
    <message>
        <source>Deleting the old track… {time}</source>
        <translation>جارٍ حذف المسار القديم… {time}</translation>
    </message>
    <message>
        <source>Naming the new track… {time}</source>
        <translation>جارٍ تسمية المسار الجديد… {time}</translation>
    </message>
    <message>
        <source>Tidying up… {time}</source>
        <translation>جارٍ الترتيب النهائي… {time}</translation>
    </message>
    <message>
        <source>Keeping the old track… {time}</source>
        <translation>جارٍ الإبقاء على المسار القديم… {time}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Copy all of the text</source>
        <translation>نسخ النص كله</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>جارٍ جمع المعلومات…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
</context>
<context>
    <name>ReportWording</name>
    <message>
        <source>Subtitles</source>
        <translation>ترجمة</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <extracomment>A share in percent.</extracomment>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>S</source>
        <extracomment>One letter for “Subtitles”, in a narrow column.</extracomment>
        <translation>ت</translation>
    </message>
    <message>
        <source>CC</source>
        <extracomment>Two letters for “Closed captions”, in a narrow column.</extracomment>
        <translation>CC</translation>
    </message>
    <message>
        <source>A</source>
        <extracomment>One letter for “Audio”, in a narrow column; another one than for subtitles.</extracomment>
        <translation>ص</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>توليد</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>البيئة</translation>
    </message>
    <message>
        <source>Primary environment</source>
        <translation>البيئة الأساسية</translation>
    </message>
    <message>
        <source>Made on</source>
        <extracomment>Before the day on which a report was made.</extracomment>
        <translation>تاريخ الإعداد</translation>
    </message>
    <message>
        <source>State of</source>
        <extracomment>Before the day of which the information is.</extracomment>
        <translation>المعلومات بتاريخ</translation>
    </message>
    <message>
        <source>Never read as a whole</source>
        <translation>لم يُقرأ كاملًا قط</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>الفيديوهات</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>معرّف الفيديو</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>الاستخدام</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>النسبة</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>بلا لغة</translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation>ما ليس معروفًا</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>المجموع</translation>
    </message>
    <message>
        <source>Languages of all videos</source>
        <translation>لغات كل الفيديوهات</translation>
    </message>
    <message>
        <source>By language</source>
        <translation>حسب اللغة</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>حسب الفيديو</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>تسميات توضيحية</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>فاشل</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>Title of a column: videos with nothing in a language.</extracomment>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>مستخدم في سجلات</translation>
    </message>
    <message>
        <source>{subtitles} = subtitles, {captions} = closed captions, {audio} = audio, {errored} = errored, {preparing} = being prepared, ? = not read yet, – = nothing.</source>
        <translation>{subtitles} = ترجمة، {captions} = تسميات توضيحية، {audio} = صوت، {errored} = فاشل، {preparing} = قيد التحضير، ? = لم يُقرأ بعد، – = لا شيء.</translation>
    </message>
    <message>
        <source>A video counts once in each column that is true of it. Subtitles include closed captions; only tracks that are ready count as subtitles, closed captions or audio.</source>
        <translation>يُحسب الفيديو مرة في كل عمود ينطبق عليه. تشمل الترجمة التسميات التوضيحية؛ ولا تُحسب ترجمةً أو تسميات توضيحية أو صوتًا إلا المسارات الجاهزة.</translation>
    </message>
    <message>
        <source>Accessibility report: captions of videos</source>
        <translation>تقرير إمكانية الوصول: التسميات التوضيحية للفيديوهات</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>لغة الفيديوهات</translation>
    </message>
    <message>
        <source>{language}</source>
        <extracomment>Only the name of a language.</extracomment>
        <translation>{language}</translation>
    </message>
    <message>
        <source>That of their audio tracks; {language} where a video has none</source>
        <translation>لغة مساراتها الصوتية؛ و{language} حيث ليس للفيديو أي منها</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Videos with ready closed captions in their language: {captioned} of {videos} ({share}).</source>
        <translation>الفيديوهات التي لها تسميات توضيحية جاهزة بلغتها: {captioned} من {videos} ({share}).</translation>
    </message>
    <message>
        <source>No video is known.</source>
        <translation>لا يُعرف أي فيديو.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>المعيار</translation>
    </message>
    <message>
        <source>Web Content Accessibility Guidelines (WCAG) 2.2, success criterion 1.2.2 Captions (Prerecorded), level A. W3C Recommendation of 5 October 2023, updated on 12 December 2024: {address}</source>
        <translation>إرشادات إتاحة محتوى الويب (WCAG) 2.2، معيار النجاح 1.2.2 Captions (Prerecorded)، المستوى A. توصية W3C بتاريخ 5 أكتوبر 2023، محدَّثة في 12 ديسمبر 2024: {address}</translation>
    </message>
    <message>
        <source>EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2 Captions (prerecorded), the harmonised European standard. It takes the criterion unchanged from WCAG 2.1: {address}</source>
        <translation>EN 301 549 V3.2.1 (2021-03)، البند 9.1.2.2 Captions (prerecorded)، المعيار الأوروبي المنسَّق. يأخذ المعيار دون تغيير من WCAG 2.1: {address}</translation>
    </message>
    <message>
        <source>A law names the edition that applies. Newer editions may exist; check which one is binding for you.</source>
        <translation>يحدد القانون الطبعة السارية. قد تكون هناك طبعات أحدث؛ تحقق من الملزمة لك منها.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>الطريقة</translation>
    </message>
    <message>
        <source>A video counts as captioned if it has a ready subtitle track in its language that is marked as closed captions. The country of a language does not matter, its script does.</source>
        <translation>يُعد الفيديو مزودًا بتسميات توضيحية إذا كان له مسار ترجمة جاهز بلغته معلَّم بأنه تسميات توضيحية. لا يهم بلد اللغة، أما كتابتها فتهم.</translation>
    </message>
    <message>
        <source>{language} was taken for the language of every video.</source>
        <translation>اعتُبرت {language} لغة كل فيديو.</translation>
    </message>
    <message>
        <source>The language of a video is that of its audio tracks; with several, each of them needs captions. For videos without audio tracks {language} was taken. Videos with audio tracks: {videos}.</source>
        <translation>لغة الفيديو هي لغة مساراته الصوتية؛ وإذا تعددت احتاجت كل منها إلى تسميات توضيحية. وللفيديوهات التي ليس لها مسارات صوتية اعتُبرت {language}. الفيديوهات التي لها مسارات صوتية: {videos}.</translation>
    </message>
    <message>
        <source>Subtitles that are not marked as closed captions are listed on their own: they may leave out sounds and speakers, which captions have to tell.</source>
        <translation>الترجمات غير المعلَّمة بأنها تسميات توضيحية مدرجة على حدة: قد تُغفل الأصوات والمتكلمين، وعلى التسميات التوضيحية أن تذكرهم.</translation>
    </message>
    <message>
        <source>trackman read the tracks from DatoCMS. Nobody watched the videos for it.</source>
        <translation>قرأ trackman المسارات من DatoCMS. لم يشاهد أحد الفيديوهات من أجل ذلك.</translation>
    </message>
    <message>
        <source>Whether a video has sound: DatoCMS does not tell it. A video without sound needs no captions.</source>
        <translation>هل للفيديو صوت: لا يخبر DatoCMS بذلك. الفيديو بلا صوت لا يحتاج إلى تسميات توضيحية.</translation>
    </message>
    <message>
        <source>In which language a video speaks: DatoCMS lists only audio tracks that were added to a video, not its own sound.</source>
        <translation>بأي لغة يتكلم الفيديو: لا يعرض DatoCMS إلا المسارات الصوتية المضافة إلى الفيديو، لا صوته الأصلي.</translation>
    </message>
    <message>
        <source>Whether captions are part of the picture (open captions).</source>
        <translation>هل التسميات التوضيحية جزء من الصورة (تسميات مفتوحة).</translation>
    </message>
    <message>
        <source>Whether captions are complete, correct and in time. A person has to read them with the sound.</source>
        <translation>هل التسميات التوضيحية كاملة وصحيحة ومتزامنة. لا بد أن يقرأها شخص مع الصوت.</translation>
    </message>
    <message>
        <source>Whether a video only repeats what is written beside it: then the criterion makes an exception.</source>
        <translation>هل يكرر الفيديو ما هو مكتوب بجانبه فحسب: عندئذ يستثنيه المعيار.</translation>
    </message>
    <message>
        <source>Which videos are on a website without being used in a record of DatoCMS.</source>
        <translation>أي الفيديوهات موجودة على موقع ويب دون أن تُستخدم في سجل من DatoCMS.</translation>
    </message>
    <message>
        <source>Whether the records that use a video are published, where the table says “Used in records”.</source>
        <translation>هل السجلات التي تستخدم فيديو منشورة، حيث يقول الجدول «مستخدم في سجلات».</translation>
    </message>
    <message>
        <source>What the videos have whose tracks were not read yet. They are in none of the figures. Their number: {videos}.</source>
        <translation>ما لدى الفيديوهات التي لم تُقرأ مساراتها بعد. ليست ضمن أي من الأرقام. عددها: {videos}.</translation>
    </message>
    <message>
        <source>What changed since the tracks were read: the oldest information is of {moment}.</source>
        <translation>ما تغيّر منذ قراءة المسارات: أقدم المعلومات بتاريخ {moment}.</translation>
    </message>
    <message>
        <source>Videos by use</source>
        <translation>الفيديوهات حسب الاستخدام</translation>
    </message>
    <message>
        <source>Videos without captions in their language</source>
        <translation>فيديوهات بلا تسميات توضيحية بلغتها</translation>
    </message>
    <message>
        <source>Every video has captions in its language.</source>
        <translation>لكل فيديو تسميات توضيحية بلغته.</translation>
    </message>
    <message>
        <source>Captions in</source>
        <translation>تسميات توضيحية بـ</translation>
    </message>
    <message>
        <source>Used in published records</source>
        <translation>مستخدم في سجلات منشورة</translation>
    </message>
    <message>
        <source>Used only in drafts</source>
        <translation>مستخدم في المسودات فقط</translation>
    </message>
    <message>
        <source>Use not known</source>
        <translation>الاستخدام غير معروف</translation>
    </message>
    <message>
        <source>Not used in records</source>
        <translation>غير مستخدم في السجلات</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>بتسميات توضيحية</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>ترجمة فقط، غير معلَّمة بأنها تسميات توضيحية</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>فاشل أو قيد التحضير</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>بلغات أخرى فقط</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>بلا ترجمة</translation>
    </message>
    <message>
        <source>Moderation report</source>
        <translation>تقرير الإشراف</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>من {first} إلى {last}</translation>
    </message>
    <message>
        <source>From {first}</source>
        <extracomment>Such as “From 1 Jun 2026”: a period without an end.</extracomment>
        <translation>بدءًا من {first}</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <extracomment>Such as “Until 30 Jun 2026”: a period without a beginning.</extracomment>
        <translation>حتى {last}</translation>
    </message>
    <message>
        <source>All that was recorded</source>
        <translation>كل ما تم تسجيله</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>كل المشاريع</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>التغييرات</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Title of a column: what was done, such as Delete.</extracomment>
        <translation>العملية</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Title of a column: how many were done.</extracomment>
        <translation>تمت</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشلت</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>غير مؤكدة</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>أُلغيت</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>جارية</translation>
    </message>
    <message>
        <source>Changes by week</source>
        <translation>التغييرات حسب الأسبوع</translation>
    </message>
    <message>
        <source>Changes by month</source>
        <translation>التغييرات حسب الشهر</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>الأسبوع من</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>الشهر</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>حسب السبب</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>لم يُذكر سبب</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>حسب الشخص</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: by whom.</extracomment>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>By approver</source>
        <translation>حسب الموافِق</translation>
    </message>
    <message>
        <source>Approved by</source>
        <extracomment>Title of a column: the second person who approved a deletion.</extracomment>
        <translation>وافق عليه</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>وقت الموافقة</translation>
    </message>
    <message>
        <source>By kind of track</source>
        <translation>حسب نوع المسار</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>When</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>كل التغييرات</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>لم يتغيّر أي مسار.</translation>
    </message>
    <message>
        <source>The figures below count what was done; the table above also counts the rest.</source>
        <translation>تحسب الأرقام أدناه ما تم؛ ويحسب الجدول أعلاه البقية أيضًا.</translation>
    </message>
    <message>
        <source>The report is made of the journal of this computer: it holds what was done with trackman here, and what was imported from other journals. Changes made in DatoCMS or on other computers are not in it.</source>
        <translation>أُعد التقرير من دفتر العمليات على هذا الكمبيوتر: فيه ما تم هنا باستخدام trackman وما تم استيراده من دفاتر عمليات أخرى. التغييرات التي تمت في DatoCMS أو على أجهزة كمبيوتر أخرى ليست فيه.</translation>
    </message>
    <message>
        <source>People are named as their API tokens are. Who shares a token is one person here.</source>
        <translation>يُسمى الأشخاص بأسماء رموز API الخاصة بهم. من يتشاركون رمزًا يُعدّون شخصًا واحدًا هنا.</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>Reasons without a line of their own.</extracomment>
        <translation>أخرى</translation>
    </message>
    <message>
        <source>Review of tracks</source>
        <translation>مراجعة مسارات</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>المراجعة</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>القرار</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>القرارات</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>المسارات</translation>
    </message>
    <message>
        <source>Kept</source>
        <extracomment>A decision: the tracks that stay.</extracomment>
        <translation>تم الإبقاء</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>للحذف</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>تم الحذف</translation>
    </message>
    <message>
        <source>Fixed</source>
        <extracomment>A decision: the tracks whose text was mended.</extracomment>
        <translation>تم الإصلاح</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>تم التخطي</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>بلا قرار</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <extracomment>Tracks on which several people decided, each otherwise.</extracomment>
        <translation>قرارات مختلفة</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>الثواني</translation>
    </message>
    <message>
        <source>Seconds per track (median)</source>
        <translation>الثواني لكل مسار (الوسيط)</translation>
    </message>
    <message>
        <source>Minutes in all</source>
        <translation>مجموع الدقائق</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>التعليقات</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Released by</source>
        <extracomment>Title of a column: the second person who let a deletion happen.</extracomment>
        <translation>أجازه</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>A second person did not let a deletion happen.</extracomment>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>Carried out</source>
        <extracomment>Title of a column: whether a decision was carried out.</extracomment>
        <translation>التنفيذ</translation>
    </message>
    <message>
        <source>From a file changed by hand</source>
        <translation>من ملف غُيّر يدويًا</translation>
    </message>
    <message>
        <source>Name when decided</source>
        <translation>الاسم عند القرار</translation>
    </message>
    <message>
        <source>Status when decided</source>
        <translation>الحالة عند القرار</translation>
    </message>
    <message>
        <source>SHA-256 of the text decided on</source>
        <translation>SHA-256 للنص الذي تقرر بشأنه</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>معرّف المسار</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>كل المسارات</translation>
    </message>
    <message>
        <source>Times are those a track was on screen until it was decided on, five minutes at most. They tell how long a review takes, and not how well it was done.</source>
        <translation>الأوقات هي مدة ظهور المسار على الشاشة إلى أن تقرر بشأنه، بحد أقصى خمس دقائق. تبيّن كم تستغرق المراجعة، لا مدى جودتها.</translation>
    </message>
    <message>
        <source>Decisions that were replaced or taken back are not counted. What happened to a track afterwards is in the history.</source>
        <translation>لا تُحسب القرارات التي استُبدلت أو تم التراجع عنها. ما حدث للمسار بعد ذلك تجده في المحفوظات.</translation>
    </message>
</context>
<context>
    <name>ReportsController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>صفحات ويب (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>مصنفات Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>Save the moderation report</source>
        <translation>حفظ تقرير الإشراف</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>تم حفظ التقرير في {file}.</translation>
    </message>
</context>
<context>
    <name>ResponseWording</name>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>The connection to DatoCMS isn’t secure</source>
        <translation>الاتصال بـ DatoCMS غير آمن</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached</source>
        <translation>لا يمكن الوصول إلى DatoCMS</translation>
    </message>
    <message>
        <source>The server couldn’t prove that it is DatoCMS, so nothing was sent, not even the token. A proxy or virus scanner that inspects connections can be the cause, or a wrong clock. Ask your network administrator.</source>
        <translation>لم يتمكن الخادم من إثبات أنه DatoCMS، لذا لم يُرسَل شيء، ولا حتى الرمز. قد يكون السبب وكيلًا أو برنامج فحص فيروسات يفحص الاتصالات، أو ساعة غير صحيحة. اسأل مسؤول الشبكة.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check your network connection, then try again.</source>
        <translation>لم يُرسَل شيء. تحقق من اتصالك بالشبكة، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Nothing was sent: its address wasn’t found. Check that this computer is online, then try again.</source>
        <translation>لم يُرسَل شيء: لم يُعثر على عنوانه. تحقق من أن هذا الكمبيوتر متصل بالإنترنت، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy this computer is set to use doesn’t answer. Check the proxy in the system’s network settings, or the VPN, then try again.</source>
        <translation>لم يُرسَل شيء: الوكيل المحدد لهذا الكمبيوتر لا يستجيب. تحقق من الوكيل في إعدادات الشبكة في النظام، أو من VPN، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy asks for a name and password. Ask your network administrator for them, and set HTTPS_PROXY to http://name:password@proxy:port.</source>
        <translation>لم يُرسَل شيء: يطلب الوكيل اسمًا وكلمة مرور. اطلبهما من مسؤول الشبكة، واجعل قيمة HTTPS_PROXY هي ⁦http://name:password@proxy:port⁩.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t let trackman through. Ask your network administrator to allow this address.</source>
        <translation>لم يُرسَل شيء: لا يسمح الوكيل بمرور trackman. اطلب من مسؤول الشبكة السماح بهذا العنوان.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t reach this address. Try again in a few minutes. If it stays like this, tell your network administrator.</source>
        <translation>لم يُرسَل شيء: لا يصل الوكيل إلى هذا العنوان. أعد المحاولة بعد بضع دقائق. وإذا بقي الحال كذلك، فأخبر مسؤول الشبكة.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired, so nothing was sent. Check this computer’s date and time. If they are right, tell your network administrator.</source>
        <translation>انتهت صلاحية شهادة الخادم، لذا لم يُرسَل شيء. تحقق من تاريخ هذا الكمبيوتر ووقته. وإذا كانا صحيحين، فأخبر مسؤول الشبكة.</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid yet, so nothing was sent. This computer’s date and time are most likely wrong: correct them, then try again.</source>
        <translation>لم تبدأ صلاحية شهادة الخادم بعد، لذا لم يُرسَل شيء. الأرجح أن تاريخ هذا الكمبيوتر ووقته غير صحيحين: صحّحهما، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>This computer doesn’t trust the authority that signed the server’s certificate, so nothing was sent. A company’s proxy that inspects connections is the usual cause: ask your network administrator to install its certificate on this computer.</source>
        <translation>لا يثق هذا الكمبيوتر بالجهة التي وقّعت شهادة الخادم، لذا لم يُرسَل شيء. السبب المعتاد هو وكيل تابع للشركة يفحص الاتصالات: اطلب من مسؤول الشبكة تثبيت شهادته على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server, so nothing was sent. On guest networks, sign in to the network in a browser first. Otherwise ask your network administrator.</source>
        <translation>الشهادة لخادم آخر، لذا لم يُرسَل شيء. في شبكات الضيوف، سجّل الدخول إلى الشبكة في متصفح أولًا. وإلا فاسأل مسؤول الشبكة.</translation>
    </message>
    <message>
        <source>What answers there has no secure connection to offer, so nothing was sent. A proxy or firewall is in between: ask your network administrator.</source>
        <translation>ما يرد هناك لا يوفر اتصالًا آمنًا، لذا لم يُرسَل شيء. هناك وكيل أو جدار حماية في الطريق: اسأل مسؤول الشبكة.</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost</source>
        <translation>فُقد رد DatoCMS</translation>
    </message>
    <message>
        <source>The connection broke before the reply arrived. Try again.</source>
        <translation>انقطع الاتصال قبل وصول الرد. أعد المحاولة.</translation>
    </message>
    <message>
        <source>The reply didn’t come from DatoCMS</source>
        <translation>الرد ليس من DatoCMS</translation>
    </message>
    <message>
        <source>The reply redirects to another address, and trackman doesn’t send the token there. In hotels and trains, sign in to the network in a web browser first.</source>
        <translation>يحوّل الرد إلى عنوان آخر، ولا يرسل trackman الرمز إلى هناك. في الفنادق والقطارات، سجّل الدخول إلى الشبكة في متصفح ويب أولًا.</translation>
    </message>
    <message>
        <source>trackman doesn’t understand DatoCMS’s reply</source>
        <translation>لا يفهم trackman رد DatoCMS</translation>
    </message>
    <message>
        <source>Updating trackman may help. Details are below.</source>
        <translation>قد يفيد تحديث trackman. التفاصيل أدناه.</translation>
    </message>
    <message>
        <source>A proxy, a network sign-in page or an outage may be the cause. Try again in a minute.</source>
        <translation>قد يكون السبب وكيلًا أو صفحة تسجيل الدخول إلى الشبكة أو انقطاعًا في الخدمة. أعد المحاولة بعد دقيقة.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>حالة HTTP</translation>
    </message>
    <message>
        <source>The file is too large for DatoCMS</source>
        <translation>الملف كبير جدًا على DatoCMS</translation>
    </message>
    <message>
        <source>Its file storage rejected it, and the video is unchanged. Make the file smaller, such as audio in another format.</source>
        <translation>رفضه مخزن الملفات، ولم يتغير الفيديو. صغّر الملف، مثلًا باختيار صيغة أخرى للصوت.</translation>
    </message>
    <message>
        <source>The address for the upload isn’t valid any more</source>
        <translation>لم يعد عنوان الرفع صالحًا</translation>
    </message>
    <message>
        <source>It holds for a few minutes only. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>لا يصلح إلا لبضع دقائق. لم يتغير الفيديو. أعد المحاولة: عندئذ يُرفع الملف إلى عنوان جديد.</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage is busy</source>
        <translation>مخزن الملفات في DatoCMS مشغول</translation>
    </message>
    <message>
        <source>The video is unchanged. Try again in a minute.</source>
        <translation>لم يتغير الفيديو. أعد المحاولة بعد دقيقة.</translation>
    </message>
    <message>
        <source>The file couldn’t be uploaded</source>
        <translation>تعذّر رفع الملف</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage rejected the file. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>رفض مخزن الملفات في DatoCMS الملف. لم يتغير الفيديو. أعد المحاولة: عندئذ يُرفع الملف إلى عنوان جديد.</translation>
    </message>
    <message>
        <source>A second person has to approve this deletion</source>
        <translation>يجب أن يوافق شخص ثانٍ على هذا الحذف</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide on it in a review; it can be deleted once somebody else has approved that.</source>
        <translation>لم يُحذف المسار. قرر بشأنه في مراجعة؛ يمكن حذفه بعد أن يوافق شخص آخر على ذلك.</translation>
    </message>
    <message>
        <source>The text was changed after it was decided on</source>
        <translation>تغيّر النص بعد اتخاذ القرار بشأنه</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide again, in the review.</source>
        <translation>لم يُحذف المسار. قرر من جديد في المراجعة.</translation>
    </message>
    <message>
        <source>DatoCMS hasn’t finished in time</source>
        <translation>لم يُكمل DatoCMS العمل في الوقت المحدد</translation>
    </message>
    <message>
        <source>The track is still listed after {minutes} min. DatoCMS may still delete it. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>ما زال المسار في القائمة بعد {minutes} د. قد يحذفه DatoCMS مع ذلك. عند إعادة المحاولة يتحقق trackman أولًا، ولا يحذف المسار إلا إذا كان ما زال موجودًا.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>المهمة</translation>
    </message>
    <message>
        <source>No reply came, and the track is still there</source>
        <translation>لم يصل رد، وما زال المسار موجودًا</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>ظل trackman يتحقق مدة دقيقة. عند إعادة المحاولة يتحقق أولًا، ولا يحذف المسار إلا إذا كان ما زال موجودًا.</translation>
    </message>
</context>
<context>
    <name>RestoreChoice</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>هذا القيد ليس عملية حذف.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>لم يُحذف المسار.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>سبقت استعادة المسار.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>لا توجد نسخة احتياطية.</translation>
    </message>
    <message>
        <source>Being restored…</source>
        <translation>جارٍ الاستعادة…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>تمت الاستعادة</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>يمكن استعادته</translation>
    </message>
    <message>
        <source>The track is already being restored.</source>
        <translation>تجري استعادة المسار بالفعل.</translation>
    </message>
    <message>
        <source>No backup: audio can’t be backed up</source>
        <translation>لا نسخة احتياطية: لا يمكن نسخ الصوت احتياطيًا</translation>
    </message>
    <message>
        <source>No backup: it had failed processing</source>
        <translation>لا نسخة احتياطية: كانت معالجته قد فشلت</translation>
    </message>
    <message>
        <source>No backup: it was still being prepared</source>
        <translation>لا نسخة احتياطية: كان ما زال قيد التحضير</translation>
    </message>
    <message>
        <source>No backup: it was deleted without one</source>
        <translation>لا نسخة احتياطية: حُذف من دونها</translation>
    </message>
    <message>
        <source>There’s no backup: audio can’t be backed up.</source>
        <translation>لا توجد نسخة احتياطية: لا يمكن نسخ الصوت احتياطيًا.</translation>
    </message>
    <message>
        <source>There’s no backup: it had failed processing.</source>
        <translation>لا توجد نسخة احتياطية: كانت معالجته قد فشلت.</translation>
    </message>
    <message>
        <source>There’s no backup: it was still being prepared.</source>
        <translation>لا توجد نسخة احتياطية: كان ما زال قيد التحضير.</translation>
    </message>
    <message>
        <source>There’s no backup: it was deleted without one.</source>
        <translation>لا توجد نسخة احتياطية: حُذف من دونها.</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message>
        <source>{name} belongs to the project {project}. Open that project first.</source>
        <translation>ينتمي {name} إلى المشروع {project}. افتح ذلك المشروع أولًا.</translation>
    </message>
    <message>
        <source>Nothing was restored, because these tracks belong to other projects: {tracks}. Restore them from there, or select only tracks of this project.</source>
        <translation>لم تتم استعادة شيء، لأن هذه المسارات تنتمي إلى مشاريع أخرى: {tracks}. استعدها من هناك، أو حدّد مسارات هذا المشروع فقط.</translation>
    </message>
    <message>
        <source>{name} ({project})</source>
        <translation>{name} ({project})</translation>
    </message>
    <message>
        <source>{name} is already being restored.</source>
        <translation>تجري استعادة {name} بالفعل.</translation>
    </message>
    <message>
        <source>Restore {name} although the video changed?</source>
        <translation>هل تريد استعادة {name} رغم تغيّر الفيديو؟</translation>
    </message>
    <message>
        <source>{video} was replaced or trimmed since the track was deleted. Its subtitles may no longer fit.</source>
        <translation>استُبدل {video} أو قُصّ بعد حذف المسار. ربما لم تعد ترجمته متوافقة.</translation>
    </message>
    <message>
        <source>Restore anyway</source>
        <translation>الاستعادة رغم ذلك</translation>
    </message>
</context>
<context>
    <name>RestoreProgress</name>
    <message>
        <source>Restoring {name}…</source>
        <translation>جارٍ استعادة {name}…</translation>
    </message>
    <message>
        <source>Restoring tracks… {done} of {total}</source>
        <translation>جارٍ استعادة المسارات… {done} من {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks restored.</source>
        <translation>
            <numerusform>تمت استعادة %Ln مسار من أصل {total}.</numerusform>
            <numerusform>تمت استعادة مسار واحد (%Ln) من أصل {total}.</numerusform>
            <numerusform>تمت استعادة مسارين (%Ln) من أصل {total}.</numerusform>
            <numerusform>تمت استعادة %Ln مسارات من أصل {total}.</numerusform>
            <numerusform>تمت استعادة %Ln مسارًا من أصل {total}.</numerusform>
            <numerusform>تمت استعادة %Ln مسار من أصل {total}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored.</source>
        <translation>
            <numerusform>تمت استعادة %Ln مسار.</numerusform>
            <numerusform>تمت استعادة مسار واحد (%Ln).</numerusform>
            <numerusform>تمت استعادة مسارين (%Ln).</numerusform>
            <numerusform>تمت استعادة %Ln مسارات.</numerusform>
            <numerusform>تمت استعادة %Ln مسارًا.</numerusform>
            <numerusform>تمت استعادة %Ln مسار.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be verified. See Activity.</source>
        <translation>
            <numerusform>تعذّر التحقق من %Ln مسار. انظر «النشاط».</numerusform>
            <numerusform>تعذّر التحقق من مسار واحد (%Ln). انظر «النشاط».</numerusform>
            <numerusform>تعذّر التحقق من مسارين (%Ln). انظر «النشاط».</numerusform>
            <numerusform>تعذّر التحقق من %Ln مسارات. انظر «النشاط».</numerusform>
            <numerusform>تعذّر التحقق من %Ln مسارًا. انظر «النشاط».</numerusform>
            <numerusform>تعذّر التحقق من %Ln مسار. انظر «النشاط».</numerusform>
        </translation>
    </message>
    <message>
        <source>See Activity for the others.</source>
        <translation>انظر «النشاط» لمعرفة حال البقية.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores were cancelled before they started.</source>
        <translation>
            <numerusform>أُلغيت %Ln عملية استعادة قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت عملية استعادة واحدة (%Ln) قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت عمليتا استعادة (%Ln) قبل أن تبدآ.</numerusform>
            <numerusform>أُلغيت %Ln عمليات استعادة قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت %Ln عملية استعادة قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت %Ln عملية استعادة قبل أن تبدأ.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were restored.</source>
        <translation>لم تتم استعادة أي مسار.</translation>
    </message>
</context>
<context>
    <name>RestoreProgressWording</name>
    <message>
        <source>Waiting to be restored</source>
        <translation>في انتظار الاستعادة</translation>
    </message>
    <message>
        <source>Uploading subtitles… {percent} %</source>
        <translation>جارٍ رفع الترجمة… {percent}%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>جارٍ التحقق… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}, DatoCMS isn’t responding right now</source>
        <translation>جارٍ الاستعادة… {time}، DatoCMS لا يستجيب حاليًا</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>يحضّره DatoCMS… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>جارٍ مقارنة الترجمة… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}</source>
        <translation>جارٍ الاستعادة… {time}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was restored</source>
        <translation>لم تتأكد استعادة {name}</translation>
    </message>
    <message>
        <source>{name} was not restored: {reason}</source>
        <translation>لم تتم استعادة {name}: {reason}</translation>
    </message>
    <message>
        <source>{name} restored; DatoCMS is still preparing it</source>
        <translation>تمت استعادة {name}، وما زال DatoCMS يحضّره</translation>
    </message>
    <message>
        <source>{name} restored; its subtitles couldn’t be verified</source>
        <translation>تمت استعادة {name}، وتعذّر التحقق من ترجمته</translation>
    </message>
    <message>
        <source>{name} restored with identical subtitles</source>
        <translation>تمت استعادة {name} بترجمة مطابقة تمامًا</translation>
    </message>
    <message>
        <source>{name} restored with the same words, but colours, places or other styling were lost or changed</source>
        <translation>تمت استعادة {name} بالكلمات نفسها، لكن فُقدت ألوان أو مواضع أو أنماط أخرى أو تغيّرت</translation>
    </message>
    <message>
        <source>{name} restored, but its subtitles differ from the backup: {difference}</source>
        <translation>تمت استعادة {name}، لكن ترجمته تختلف عن النسخة الاحتياطية: {difference}</translation>
    </message>
    <message>
        <source>cue {first}</source>
        <extracomment>A part of a sentence: number of the only cue that differs.</extracomment>
        <translation>المقطع {first}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, starting with {first}</source>
        <extracomment>A part of a sentence: how many cues differ, and the number of the first.</extracomment>
        <translation>
            <numerusform>%Ln مقطع، بدءًا من المقطع {first}</numerusform>
            <numerusform>مقطع واحد (%Ln)، بدءًا من المقطع {first}</numerusform>
            <numerusform>مقطعان (%Ln)، بدءًا من المقطع {first}</numerusform>
            <numerusform>%Ln مقاطع، بدءًا من المقطع {first}</numerusform>
            <numerusform>%Ln مقطعًا، بدءًا من المقطع {first}</numerusform>
            <numerusform>%Ln مقطع، بدءًا من المقطع {first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>الاستعادة غير مؤكدة</translation>
    </message>
    <message>
        <source>Not restored: {reason}</source>
        <translation>لم تتم الاستعادة: {reason}</translation>
    </message>
    <message>
        <source>Restored; the subtitles couldn’t be verified</source>
        <translation>تمت الاستعادة، وتعذّر التحقق من الترجمة</translation>
    </message>
    <message>
        <source>Restored; the subtitles are identical</source>
        <translation>تمت الاستعادة، والترجمة مطابقة تمامًا</translation>
    </message>
    <message>
        <source>Restored; same words, styling lost or changed</source>
        <translation>تمت الاستعادة، الكلمات نفسها، والأنماط مفقودة أو متغيّرة</translation>
    </message>
    <message>
        <source>Restored; the subtitles differ: {difference}</source>
        <translation>تمت الاستعادة، والترجمة مختلفة: {difference}</translation>
    </message>
</context>
<context>
    <name>RestoreWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>لم يصل رد، والمسار غير موجود</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and creates the track only if it’s still missing. Its subtitles are kept on this computer.</source>
        <translation>ظل trackman يتحقق مدة دقيقة. عند إعادة المحاولة يتحقق أولًا، ولا ينشئ المسار إلا إذا كان ما زال غير موجود. ترجمته محفوظة على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>DatoCMS created the track but couldn’t prepare it</source>
        <translation>أنشأ DatoCMS المسار، لكنه لم يتمكن من تحضيره</translation>
    </message>
    <message>
        <source>The track is listed as errored. Delete it there, then try again. Its subtitles are kept on this computer.</source>
        <translation>المسار مدرج على أنه فاشل. احذفه هناك، ثم أعد المحاولة. ترجمته محفوظة على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>الخطأ</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>معرّف المسار</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>هناك مسار آخر باسم {name}</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name. Choose another name, or replace the other track.</source>
        <translation>يجب أن يكون لكل مسار ترجمة (أو صوت) في الفيديو اسم خاص به. اختر اسمًا آخر، أو استبدل المسار الآخر.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>استُبدل الفيديو أو قُصّ في هذه الأثناء</translation>
    </message>
    <message>
        <source>The subtitles may no longer fit, so nothing was sent. They are kept on this computer.</source>
        <translation>ربما لم تعد الترجمة متوافقة، لذا لم يُرسَل شيء. الترجمة محفوظة على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>Go on anyway…</source>
        <translation>المتابعة رغم ذلك…</translation>
    </message>
    <message>
        <source>The track is already in the video</source>
        <translation>المسار موجود في الفيديو من قبل</translation>
    </message>
    <message>
        <source>It was restored before, and the restored track is still in the video. No second track was created.</source>
        <translation>سبقت استعادته، وما زال المسار المستعاد في الفيديو. لم يُنشأ مسار ثانٍ.</translation>
    </message>
    <message>
        <source>trackman closed before the old track was deleted</source>
        <translation>أُغلق trackman قبل حذف المسار القديم</translation>
    </message>
    <message>
        <source>The new track was removed again. Its subtitles are kept on this computer; you can replace the track again.</source>
        <translation>أُزيل المسار الجديد بعد إضافته. ترجمته محفوظة على هذا الكمبيوتر؛ يمكنك استبدال المسار مرة أخرى.</translation>
    </message>
    <message>
        <source>The new track doesn’t show what was sent</source>
        <translation>لا يُظهر المسار الجديد ما أُرسل</translation>
    </message>
    <message>
        <source>DatoCMS created it, but its subtitles differ or can’t be read back. It was removed again. Try again, or ask DatoCMS support.</source>
        <translation>أنشأه DatoCMS، لكن ترجمته مختلفة أو لا يمكن إعادة قراءتها، لذا أُزيل. أعد المحاولة، أو اسأل دعم DatoCMS.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>الاختلاف</translation>
    </message>
    <message>
        <source>{name} couldn’t be removed again</source>
        <translation>تعذّرت إزالة {name} بعد إضافته</translation>
    </message>
    <message>
        <source>The video now has both the old track and the new one. Delete the new one yourself, or delete the old one if you want to keep the new.</source>
        <translation>في الفيديو الآن المسار القديم والجديد معًا. احذف الجديد بنفسك، أو احذف القديم إذا أردت الإبقاء على الجديد.</translation>
    </message>
    <message>
        <source>Somebody else replaced the track meanwhile</source>
        <translation>استبدل شخص آخر المسار في هذه الأثناء</translation>
    </message>
    <message>
        <source>The video has their track, and yours was removed again. Your subtitles are kept on this computer. Look at the new track, then replace it if you still want to.</source>
        <translation>في الفيديو مسار ذلك الشخص، أما مسارك فأُزيل بعد إضافته. ترجمتك محفوظة على هذا الكمبيوتر. اطّلع على المسار الجديد، ثم استبدله إذا كنت ما زلت تريد ذلك.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Can edit tracks: {answer}. {reason}</source>
        <translation>إمكانية تحرير المسارات: {answer}. {reason}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>{name}, built into the project</source>
        <translation>{name}، مدمج في المشروع</translation>
    </message>
    <message>
        <source>{name}, role {role}</source>
        <translation>{name}، الدور {role}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · أساسية</translation>
    </message>
    <message>
        <source>The token isn’t allowed to list them.</source>
        <translation>لا يُسمح للرمز بعرض قائمتها.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <extracomment>{names} is a list of sandboxes; the others are only counted.</extracomment>
        <translation>
            <numerusform>{names} و%Ln بيئة أخرى</numerusform>
            <numerusform>{names} وبيئة واحدة أخرى (%Ln)</numerusform>
            <numerusform>{names} وبيئتان أخريان (%Ln)</numerusform>
            <numerusform>{names} و%Ln بيئات أخرى</numerusform>
            <numerusform>{names} و%Ln بيئة أخرى</numerusform>
            <numerusform>{names} و%Ln بيئة أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Sandboxes (read-only): {names}</source>
        <translation>البيئات التجريبية (للقراءة فقط): {names}</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>تم تسجيل الدخول باسم</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>البيئات</translation>
    </message>
    <message>
        <source>Can edit tracks</source>
        <translation>إمكانية تحرير المسارات</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Deleted</source>
        <translation>تم الحذف</translation>
    </message>
</context>
<context>
    <name>ReviewChoices</name>
    <message>
        <source>Delete as soon as I decide</source>
        <translation>الحذف فور أن أقرر</translation>
    </message>
    <message>
        <source>Delete only what a second person has approved</source>
        <translation>عدم حذف إلا ما وافق عليه شخص ثانٍ</translation>
    </message>
    <message>
        <source>A second person has to approve deletions first.</source>
        <translation>يجب أن يوافق شخص ثانٍ على عمليات الحذف أولًا.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Your name in reviews</source>
        <translation>اسمك في المراجعات</translation>
    </message>
    <message>
        <source>Stands beside your decisions and notes, also in the files you hand on.</source>
        <translation>يظهر بجانب قراراتك وتعليقاتك، وكذلك في الملفات التي تسلّمها.</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>القرارات</translation>
    </message>
    <message>
        <source>Otherwise, your deletions wait in a list that you look over first. What can’t be restored waits there in any case.</source>
        <translation>وإلا فإن عمليات الحذف تنتظر في قائمة تستعرضها أولًا. وما لا يمكن استعادته ينتظر هناك في كل الأحوال.</translation>
    </message>
    <message>
        <source>Second approval</source>
        <translation>الموافقة الثانية</translation>
    </message>
    <message>
        <source>In the primary environment, tracks can then only be deleted from a review, once another person has approved it.</source>
        <translation>عندئذ لا تُحذف المسارات في البيئة الأساسية إلا من مراجعة، بعد موافقة شخص آخر.</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>There are no tracks to review.</source>
        <translation>لا مسارات للمراجعة.</translation>
    </message>
    <message numerus="yes">
        <source>A review holds %Ln tracks at most. It has the first ones.</source>
        <translation>
            <numerusform>الحد الأقصى لمسارات المراجعة الواحدة هو %Ln. أُخذت المسارات الأولى.</numerusform>
            <numerusform>الحد الأقصى لمسارات المراجعة الواحدة هو %Ln. أُخذت المسارات الأولى.</numerusform>
            <numerusform>الحد الأقصى لمسارات المراجعة الواحدة هو %Ln. أُخذت المسارات الأولى.</numerusform>
            <numerusform>الحد الأقصى لمسارات المراجعة الواحدة هو %Ln. أُخذت المسارات الأولى.</numerusform>
            <numerusform>الحد الأقصى لمسارات المراجعة الواحدة هو %Ln. أُخذت المسارات الأولى.</numerusform>
            <numerusform>الحد الأقصى لمسارات المراجعة الواحدة هو %Ln. أُخذت المسارات الأولى.</numerusform>
        </translation>
    </message>
    <message>
        <source>The fixed text is being published…</source>
        <translation>جارٍ نشر النص بعد إصلاحه…</translation>
    </message>
    <message>
        <source>You haven’t decided anything yet.</source>
        <translation>لم تقرر شيئًا بعد.</translation>
    </message>
    <message>
        <source>Wait until the subtitles are on screen, or skip the track.</source>
        <translation>انتظر حتى تظهر الترجمة على الشاشة، أو تخطَّ المسار.</translation>
    </message>
    <message>
        <source>Enter a reason first. Return then deletes the track.</source>
        <translation>أدخل سببًا أولًا. عندئذ يحذف المفتاح Enter المسار.</translation>
    </message>
    <message>
        <source>This is the last track.</source>
        <translation>هذا آخر مسار.</translation>
    </message>
    <message>
        <source>This is the first track.</source>
        <translation>هذا أول مسار.</translation>
    </message>
    <message>
        <source>Decision taken back.</source>
        <translation>تم التراجع عن القرار.</translation>
    </message>
    <message>
        <source>Nothing was decided: a deletion needs a reason.</source>
        <translation>لم يتقرر شيء: الحذف يتطلب سببًا.</translation>
    </message>
    <message>
        <source>The decision was carried out already. Undo takes it back first.</source>
        <translation>نُفّذ القرار بالفعل. استخدم «تراجع» أولًا للتراجع عنه.</translation>
    </message>
    <message>
        <source>Fixing {name}. The review goes on at {place} when you leave the editor.</source>
        <translation>جارٍ إصلاح {name}. تُستأنف المراجعة عند {place} حين تغادر المحرر.</translation>
    </message>
    <message>
        <source>The review waits at {place}.</source>
        <translation>المراجعة في الانتظار عند {place}.</translation>
    </message>
</context>
<context>
    <name>ReviewEnding</name>
    <message>
        <source>Back to the videos</source>
        <translation>العودة إلى الفيديوهات</translation>
    </message>
    <message>
        <source>There are no tracks in this queue</source>
        <translation>لا مسارات في هذه القائمة</translation>
    </message>
    <message>
        <source>Choose tracks among all tracks, by a rule or by a search, to review them.</source>
        <translation>اختر مسارات من كل المسارات أو بقاعدة أو ببحث لمراجعتها.</translation>
    </message>
    <message numerus="yes">
        <source>Look over %Ln deletions…</source>
        <translation>
            <numerusform>استعراض %Ln عملية حذف…</numerusform>
            <numerusform>استعراض عملية حذف واحدة (%Ln)…</numerusform>
            <numerusform>استعراض عمليتي حذف (%Ln)…</numerusform>
            <numerusform>استعراض %Ln عمليات حذف…</numerusform>
            <numerusform>استعراض %Ln عملية حذف…</numerusform>
            <numerusform>استعراض %Ln عملية حذف…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go through %Ln skipped tracks</source>
        <translation>
            <numerusform>المرور على %Ln مسار تم تخطيها</numerusform>
            <numerusform>المرور على مسار واحد (%Ln) تم تخطيه</numerusform>
            <numerusform>المرور على مسارين (%Ln) تم تخطيهما</numerusform>
            <numerusform>المرور على %Ln مسارات تم تخطيها</numerusform>
            <numerusform>المرور على %Ln مسارًا تم تخطيها</numerusform>
            <numerusform>المرور على %Ln مسار تم تخطيها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided</source>
        <translation>
            <numerusform>المسارات التي تقرر بشأنها: %Ln</numerusform>
            <numerusform>المسارات التي تقرر بشأنها: %Ln</numerusform>
            <numerusform>المسارات التي تقرر بشأنها: %Ln</numerusform>
            <numerusform>المسارات التي تقرر بشأنها: %Ln</numerusform>
            <numerusform>المسارات التي تقرر بشأنها: %Ln</numerusform>
            <numerusform>المسارات التي تقرر بشأنها: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>All tracks have been looked at</source>
        <translation>تم الاطلاع على كل المسارات</translation>
    </message>
    <message>
        <source>{summary}.</source>
        <translation>{summary}.</translation>
    </message>
</context>
<context>
    <name>ReviewEntryStrip</name>
    <message>
        <source>Note</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>Return saves it, Escape leaves it.</source>
        <translation>المفتاح Enter يحفظه، وEsc يغادر دون حفظ.</translation>
    </message>
    <message>
        <source>Return takes it, Down offers reasons.</source>
        <translation>المفتاح Enter يعتمده، والسهم لأسفل يعرض أسبابًا.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>What others should know about this track</source>
        <translation>ما ينبغي أن يعرفه الآخرون عن هذا المسار</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Back to the videos</source>
        <translation>العودة إلى الفيديوهات</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>المسار السابق</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>المسار التالي</translation>
    </message>
    <message>
        <source>Decisions…</source>
        <translation>القرارات…</translation>
    </message>
    <message>
        <source>The review has no other tracks.</source>
        <translation>لا مسارات أخرى في المراجعة.</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>ما تقرر</translation>
    </message>
    <message>
        <source>Leave the review; it stays as it is</source>
        <translation>مغادرة المراجعة؛ تبقى كما هي</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>المسار السابق دون قرار</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>المسار التالي دون قرار</translation>
    </message>
    <message>
        <source>Look over what was decided, and carry it out</source>
        <translation>استعراض ما تقرر وتنفيذه</translation>
    </message>
</context>
<context>
    <name>ReviewKeysBar</name>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>الإبقاء على المسار</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>حذف المسار</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>إصلاح</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back here</source>
        <translation>إصلاح الترجمة في المحرر ثم العودة إلى هنا</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطي</translation>
    </message>
    <message>
        <source>Leave the track for later</source>
        <translation>ترك المسار لوقت لاحق</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>ذكر سبب</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>Write a note on the track</source>
        <translation>كتابة تعليق على المسار</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Undo your last decision and go back to it</source>
        <translation>التراجع عن آخر قرار لك والعودة إليه</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>الانتقال إلى الملاحظة التالية</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Play from the selected cue</source>
        <translation>تشغيل من المقطع المحدد</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Put another language of this video beside the text</source>
        <translation>وضع لغة أخرى لهذا الفيديو بجانب النص</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>إصدار</translation>
    </message>
    <message>
        <source>Put a saved version of this track beside the text</source>
        <translation>وضع إصدار محفوظ من هذا المسار بجانب النص</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Show what a deletion means, and what was done before</source>
        <translation>عرض ما يعنيه الحذف، وما جرى من قبل</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>الملاحظات: %Ln</numerusform>
            <numerusform>الملاحظات: %Ln</numerusform>
            <numerusform>الملاحظات: %Ln</numerusform>
            <numerusform>الملاحظات: %Ln</numerusform>
            <numerusform>الملاحظات: %Ln</numerusform>
            <numerusform>الملاحظات: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>لا ملاحظات</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message>
        <source>Nothing was noticed in this text.</source>
        <translation>لم يُلاحظ شيء في هذا النص.</translation>
    </message>
</context>
<context>
    <name>ReviewQueuesController</name>
    <message>
        <source>Everything in it could be recovered.</source>
        <translation>أمكن إنقاذ كل ما فيه.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions and notes could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</source>
        <translation>
            <numerusform>القرارات والتعليقات التي أمكن إنقاذها: %Ln؛ وقد تكون أخرى مفقودة. افتح الملفات التي حفظتها من مراجعاتك لإضافة المفقود.</numerusform>
            <numerusform>القرارات والتعليقات التي أمكن إنقاذها: %Ln؛ وقد تكون أخرى مفقودة. افتح الملفات التي حفظتها من مراجعاتك لإضافة المفقود.</numerusform>
            <numerusform>القرارات والتعليقات التي أمكن إنقاذها: %Ln؛ وقد تكون أخرى مفقودة. افتح الملفات التي حفظتها من مراجعاتك لإضافة المفقود.</numerusform>
            <numerusform>القرارات والتعليقات التي أمكن إنقاذها: %Ln؛ وقد تكون أخرى مفقودة. افتح الملفات التي حفظتها من مراجعاتك لإضافة المفقود.</numerusform>
            <numerusform>القرارات والتعليقات التي أمكن إنقاذها: %Ln؛ وقد تكون أخرى مفقودة. افتح الملفات التي حفظتها من مراجعاتك لإضافة المفقود.</numerusform>
            <numerusform>القرارات والتعليقات التي أمكن إنقاذها: %Ln؛ وقد تكون أخرى مفقودة. افتح الملفات التي حفظتها من مراجعاتك لإضافة المفقود.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of your reviews was damaged. {found} The damaged file is kept: {path}</source>
        <translation>كان ملف مراجعاتك تالفًا. {found} الملف التالف محفوظ: {path}</translation>
    </message>
    <message>
        <source>Open a review</source>
        <translation>فتح مراجعة</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>جارٍ قراءة {file}…</translation>
    </message>
    <message>
        <source>Adding {file} to your reviews…</source>
        <translation>جارٍ إضافة {file} إلى مراجعاتك…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved</source>
        <translation>
            <numerusform>تمت الموافقة على %Ln عملية حذف</numerusform>
            <numerusform>تمت الموافقة على عملية حذف واحدة (%Ln)</numerusform>
            <numerusform>تمت الموافقة على عمليتي حذف (%Ln)</numerusform>
            <numerusform>تمت الموافقة على %Ln عمليات حذف</numerusform>
            <numerusform>تمت الموافقة على %Ln عملية حذف</numerusform>
            <numerusform>تمت الموافقة على %Ln عملية حذف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused</source>
        <translation>
            <numerusform>رُفضت %Ln عملية حذف</numerusform>
            <numerusform>رُفضت عملية حذف واحدة (%Ln)</numerusform>
            <numerusform>رُفضت عمليتا حذف (%Ln)</numerusform>
            <numerusform>رُفضت %Ln عمليات حذف</numerusform>
            <numerusform>رُفضت %Ln عملية حذف</numerusform>
            <numerusform>رُفضت %Ln عملية حذف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>تنتظر الموافقة %Ln عملية حذف</numerusform>
            <numerusform>تنتظر الموافقة عملية حذف واحدة (%Ln)</numerusform>
            <numerusform>تنتظر الموافقة عمليتا حذف (%Ln)</numerusform>
            <numerusform>تنتظر الموافقة %Ln عمليات حذف</numerusform>
            <numerusform>تنتظر الموافقة %Ln عملية حذف</numerusform>
            <numerusform>تنتظر الموافقة %Ln عملية حذف</numerusform>
        </translation>
    </message>
    <message>
        <source>Added to {name}.</source>
        <translation>أُضيف إلى {name}.</translation>
    </message>
    <message>
        <source>In it now: {found}.</source>
        <extracomment>{found} is such as “2 deletions approved, 1 deletion waits for approval”.</extracomment>
        <translation>فيها الآن: {found}.</translation>
    </message>
    <message>
        <source>Save review as file</source>
        <translation>حفظ المراجعة كملف</translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>حُفظت المراجعة باسم {file}.</translation>
    </message>
    <message>
        <source>Tracks of one video stay together, so this can’t be split.</source>
        <translation>تبقى مسارات الفيديو الواحد معًا، لذا لا يمكن تقسيم هذه المراجعة.</translation>
    </message>
    <message>
        <source>Save the parts in</source>
        <translation>حفظ الأجزاء في</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts saved in {folder}.</source>
        <translation>
            <numerusform>عدد الأجزاء المحفوظة في {folder}: %Ln.</numerusform>
            <numerusform>عدد الأجزاء المحفوظة في {folder}: %Ln.</numerusform>
            <numerusform>عدد الأجزاء المحفوظة في {folder}: %Ln.</numerusform>
            <numerusform>عدد الأجزاء المحفوظة في {folder}: %Ln.</numerusform>
            <numerusform>عدد الأجزاء المحفوظة في {folder}: %Ln.</numerusform>
            <numerusform>عدد الأجزاء المحفوظة في {folder}: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>تُزال معها قراراتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها قراراتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها قراراتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها قراراتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها قراراتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها قراراتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>تُزال معها تعليقاتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها تعليقاتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها تعليقاتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها تعليقاتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها تعليقاتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
            <numerusform>تُزال معها تعليقاتها أيضًا، وعددها %Ln. وهي على هذا الكمبيوتر فقط، إلا إذا حفظت المراجعة كملف. لا تُحذف أي مسارات.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is decided in it yet. No tracks are deleted.</source>
        <translation>لم يتقرر فيها شيء بعد. لا تُحذف أي مسارات.</translation>
    </message>
    <message>
        <source>Delete the review {name}?</source>
        <translation>هل تريد حذف المراجعة {name}؟</translation>
    </message>
    <message>
        <source>Delete review</source>
        <translation>حذف المراجعة</translation>
    </message>
    <message>
        <source>Save the statistics</source>
        <translation>حفظ الإحصاءات</translation>
    </message>
    <message>
        <source>Statistics saved to {file}.</source>
        <translation>حُفظت الإحصاءات في {file}.</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>صفحات ويب (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>مصنفات Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>المراجعات</translation>
    </message>
</context>
<context>
    <name>ReviewReturnStrip</name>
    <message>
        <source>Back to the review</source>
        <translation>العودة إلى المراجعة</translation>
    </message>
    <message>
        <source>Goes on with the review where it was left</source>
        <translation>متابعة المراجعة من حيث توقفت</translation>
    </message>
</context>
<context>
    <name>ReviewSound</name>
    <message>
        <source>Check sound</source>
        <translation>فحص الصوت</translation>
    </message>
    <message>
        <source>Check queue</source>
        <translation>فحص القائمة</translation>
    </message>
    <message>
        <source>Sound not checked yet</source>
        <translation>لم يُفحص الصوت بعد</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound. trackman asks before it streams.</source>
        <translation>فحص تزامن النص مع الصوت. يسأل trackman قبل بدء البث.</translation>
    </message>
    <message>
        <source>Only subtitles of a video can be checked.</source>
        <translation>لا يمكن التحقق إلا من ترجمة فيديو.</translation>
    </message>
    <message>
        <source>Check all texts of the queue, one after another. trackman asks first.</source>
        <translation>فحص كل نصوص القائمة واحدًا تلو الآخر. يسأل trackman أولًا.</translation>
    </message>
</context>
<context>
    <name>ReviewStatisticsDialog</name>
    <message>
        <source>Statistics of {name}</source>
        <translation>إحصاءات {name}</translation>
    </message>
    <message>
        <source>The file lists every track with decision, reason, notes, findings and the text it was decided on, and counts them by person, reason, language and kind.</source>
        <translation>يسرد الملف كل مسار مع القرار والسبب والتعليقات والملاحظات والنص الذي تقرر بشأنه، ويعدّها حسب الشخص والسبب واللغة والنوع.</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>قرارات مختلفة</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>بلا قرار</translation>
    </message>
    <message>
        <source>Time a track (median)</source>
        <translation>وقت المسار الواحد (الوسيط)</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>مجموع الوقت</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>تم الحذف</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <extracomment>A person and how many tracks that person decided on.</extracomment>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>شخص ما</translation>
    </message>
</context>
<context>
    <name>ReviewTrackBar</name>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>عرض كل عواقب حذفه</translation>
    </message>
    <message>
        <source>Show what was done to this track before</source>
        <translation>عرض ما جرى لهذا المسار من قبل</translation>
    </message>
</context>
<context>
    <name>ReviewWording</name>
    <message>
        <source>Kept</source>
        <translation>تم الإبقاء</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>للحذف</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>تم الإصلاح</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>تم التخطي</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>قرارات مختلفة</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>لم يتم الحذف</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>حُذف ثم استُعيد</translation>
    </message>
    <message>
        <source>Deletion applied</source>
        <translation>نُفّذ الحذف</translation>
    </message>
    <message>
        <source>From a file that was changed by hand; decide again to confirm it. {said}</source>
        <extracomment>{said} is a sentence: who decided, when and why.</extracomment>
        <translation>من ملف غُيّر يدويًا؛ قرر من جديد لتأكيده. {said}</translation>
    </message>
    <message>
        <source>{decisions}. Your decision settles it.</source>
        <translation>{decisions}. قرارك يحسم الأمر.</translation>
    </message>
    <message>
        <source>You decided {ago}.</source>
        <translation>قرارك: {ago}.</translation>
    </message>
    <message>
        <source>You decided {ago}: {reason}</source>
        <translation>قرارك ({ago}): {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}: {reason}</source>
        <translation>قرار {name} ({ago}): {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}.</source>
        <translation>قرار {name}: {ago}.</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>The person at this computer, in place of a name: “You: Kept”.</extracomment>
        <translation>أنت</translation>
    </message>
    <message>
        <source>{name}: {verdict}</source>
        <extracomment>One of several people&apos;s decisions: a name, and such as “Kept”.</extracomment>
        <translation>{name}: {verdict}</translation>
    </message>
    <message>
        <source>{name}: {note}</source>
        <translation>{name}: {note}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>السبب: {reason}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} من {count}</translation>
    </message>
    <message>
        <source>Everything is decided</source>
        <translation>تقرر كل شيء</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>المتبقي: %Ln</numerusform>
            <numerusform>المتبقي: %Ln</numerusform>
            <numerusform>المتبقي: %Ln</numerusform>
            <numerusform>المتبقي: %Ln</numerusform>
            <numerusform>المتبقي: %Ln</numerusform>
            <numerusform>المتبقي: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{left}, about {time} ({each} s a track)</source>
        <translation>{left}، نحو {time} (بمعدل {each} ث لكل مسار)</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} د</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} س {minutes} د</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>إبقاء: %Ln</numerusform>
            <numerusform>إبقاء: %Ln</numerusform>
            <numerusform>إبقاء: %Ln</numerusform>
            <numerusform>إبقاء: %Ln</numerusform>
            <numerusform>إبقاء: %Ln</numerusform>
            <numerusform>إبقاء: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>حذف: %Ln</numerusform>
            <numerusform>حذف: %Ln</numerusform>
            <numerusform>حذف: %Ln</numerusform>
            <numerusform>حذف: %Ln</numerusform>
            <numerusform>حذف: %Ln</numerusform>
            <numerusform>حذف: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed</source>
        <translation>
            <numerusform>إصلاح: %Ln</numerusform>
            <numerusform>إصلاح: %Ln</numerusform>
            <numerusform>إصلاح: %Ln</numerusform>
            <numerusform>إصلاح: %Ln</numerusform>
            <numerusform>إصلاح: %Ln</numerusform>
            <numerusform>إصلاح: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>تخطي: %Ln</numerusform>
            <numerusform>تخطي: %Ln</numerusform>
            <numerusform>تخطي: %Ln</numerusform>
            <numerusform>تخطي: %Ln</numerusform>
            <numerusform>تخطي: %Ln</numerusform>
            <numerusform>تخطي: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Select a single row first.</source>
        <translation>حدّد صفًا واحدًا أولًا.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>إظهار التفاصيل</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>فتح الفيديو</translation>
    </message>
    <message>
        <source>The track has no ID.</source>
        <translation>لا معرّف للمسار.</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>نسخ معرّفات المسارات</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>نسخ معرّف المسار</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln rows as text</source>
        <translation>
            <numerusform>نسخ %Ln صف كنص</numerusform>
            <numerusform>نسخ صف واحد (%Ln) كنص</numerusform>
            <numerusform>نسخ صفين (%Ln) كنص</numerusform>
            <numerusform>نسخ %Ln صفوف كنص</numerusform>
            <numerusform>نسخ %Ln صفًا كنص</numerusform>
            <numerusform>نسخ %Ln صف كنص</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>تسميات توضيحية</translation>
    </message>
    <message>
        <source>Name contains</source>
        <translation>الاسم يحتوي على</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>التكرارات</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>الإبقاء على</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Subtitles contain</source>
        <translation>الترجمة تحتوي على</translation>
    </message>
    <message>
        <source>Video is used</source>
        <translation>الفيديو مستخدم</translation>
    </message>
    <message>
        <source>Video tag</source>
        <translation>وسم الفيديو</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>ترجمة</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>One of these</source>
        <translation>واحدة من هذه</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>ليست من هذه</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>فاشل</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Don’t matter</source>
        <translation>غير مهمة</translation>
    </message>
    <message>
        <source>Same language</source>
        <translation>اللغة نفسها</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>الاسم نفسه</translation>
    </message>
    <message>
        <source>Same subtitles</source>
        <translation>الترجمة نفسها</translation>
    </message>
    <message>
        <source>Keep the one seen first</source>
        <translation>الإبقاء على ما شوهد أولًا</translation>
    </message>
    <message>
        <source>Keep the one seen last</source>
        <translation>الإبقاء على ما شوهد أخيرًا</translation>
    </message>
    <message>
        <source>Keep the one with fewest findings</source>
        <translation>الإبقاء على الأقل ملاحظات</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>توجد</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا توجد</translation>
    </message>
    <message>
        <source>In records</source>
        <translation>في سجلات</translation>
    </message>
    <message>
        <source>In no record</source>
        <translation>ليس في أي سجل</translation>
    </message>
    <message>
        <source>Duplicates in a video</source>
        <translation>التكرارات في فيديو</translation>
    </message>
    <message>
        <source>Video collection</source>
        <translation>مجموعة الفيديو</translation>
    </message>
</context>
<context>
    <name>RuleNameQuestion</name>
    <message>
        <source>Save this rule</source>
        <translation>حفظ هذه القاعدة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>اسم القاعدة</translation>
    </message>
    <message>
        <source>A rule with this name exists and will be replaced.</source>
        <translation>توجد قاعدة بهذا الاسم، وسيتم استبدالها.</translation>
    </message>
</context>
<context>
    <name>RulesButton</name>
    <message>
        <source>New rule</source>
        <translation>قاعدة جديدة</translation>
    </message>
    <message>
        <source>Rule: {name}</source>
        <translation>القاعدة: {name}</translation>
    </message>
    <message>
        <source>Open, save and share rules</source>
        <translation>فتح القواعد وحفظها ومشاركتها</translation>
    </message>
    <message>
        <source>Choose a condition first.</source>
        <translation>اختر شرطًا أولًا.</translation>
    </message>
    <message>
        <source>Save this rule…</source>
        <translation>حفظ هذه القاعدة…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>حفظ كملف…</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>فتح ملف…</translation>
    </message>
    <message>
        <source>Delete {rule}</source>
        <translation>حذف {rule}</translation>
    </message>
</context>
<context>
    <name>RulesController</name>
    <message>
        <source>Rules</source>
        <translation>القواعد</translation>
    </message>
    <message>
        <source>Open rule</source>
        <translation>فتح قاعدة</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>قاعدة جديدة</translation>
    </message>
    <message>
        <source>Save rule as file</source>
        <translation>حفظ القاعدة كملف</translation>
    </message>
    <message>
        <source>{title} The rule was not saved as a file.</source>
        <translation>{title} لم تُحفظ القاعدة كملف.</translation>
    </message>
    <message>
        <source>Rule saved as {file}.</source>
        <translation>تم حفظ القاعدة باسم {file}.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>القواعد</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>تعليم الكل</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>إلغاء تعليم الكل</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>الإبقاء على هذه اللغات فقط…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Looking for tracks…</source>
        <translation>جارٍ البحث عن المسارات…</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln more unticked</source>
        <extracomment>{tracks} is such as “41 tracks of 12 videos”.</extracomment>
        <translation>
            <numerusform>{tracks}، وغير المعلَّم: %Ln</numerusform>
            <numerusform>{tracks}، وغير المعلَّم: %Ln</numerusform>
            <numerusform>{tracks}، وغير المعلَّم: %Ln</numerusform>
            <numerusform>{tracks}، وغير المعلَّم: %Ln</numerusform>
            <numerusform>{tracks}، وغير المعلَّم: %Ln</numerusform>
            <numerusform>{tracks}، وغير المعلَّم: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>لا توجد مسارات</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>ونتائج أخرى عددها %Ln.</numerusform>
            <numerusform>ونتائج أخرى عددها %Ln.</numerusform>
            <numerusform>ونتائج أخرى عددها %Ln.</numerusform>
            <numerusform>ونتائج أخرى عددها %Ln.</numerusform>
            <numerusform>ونتائج أخرى عددها %Ln.</numerusform>
            <numerusform>ونتائج أخرى عددها %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>لا يفقد أي فيديو آخر ترجماته.</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>علّم لغة أولًا.</translation>
    </message>
    <message>
        <source>Wait until the tracks are counted.</source>
        <translation>انتظر حتى تُعد المسارات.</translation>
    </message>
    <message>
        <source>Tick a track first.</source>
        <translation>علّم مسارًا أولًا.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks…</source>
        <translation>
            <numerusform>حذف %Ln مسار…</numerusform>
            <numerusform>حذف مسار واحد (%Ln)…</numerusform>
            <numerusform>حذف مسارين (%Ln)…</numerusform>
            <numerusform>حذف %Ln مسارات…</numerusform>
            <numerusform>حذف %Ln مسارًا…</numerusform>
            <numerusform>حذف %Ln مسار…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>trackman asks once more, with what follows</source>
        <translation>يسأل trackman مرة أخرى مع ذكر العواقب</translation>
    </message>
    <message numerus="yes">
        <source>Review %Ln tracks</source>
        <translation>
            <numerusform>مراجعة %Ln مسار</numerusform>
            <numerusform>مراجعة مسار واحد (%Ln)</numerusform>
            <numerusform>مراجعة مسارين (%Ln)</numerusform>
            <numerusform>مراجعة %Ln مسارات</numerusform>
            <numerusform>مراجعة %Ln مسارًا</numerusform>
            <numerusform>مراجعة %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message>
        <source>Judge the ticked tracks one after another</source>
        <translation>مراجعة المسارات المعلَّمة واحدًا تلو الآخر</translation>
    </message>
    <message>
        <source>Tracks chosen by a rule</source>
        <translation>مسارات اختيرت بقاعدة</translation>
    </message>
    <message>
        <source>Tick every track in the list</source>
        <translation>تعليم كل مسار في القائمة</translation>
    </message>
    <message>
        <source>Untick every track, to tick only a few</source>
        <translation>إلغاء تعليم كل المسارات لتعليم القليل منها</translation>
    </message>
    <message>
        <source>Choose languages; the rule then means all others</source>
        <translation>اختيار لغات؛ ثم تعني القاعدة كل ما عداها</translation>
    </message>
    <message>
        <source>Close; nothing is deleted</source>
        <translation>إغلاق؛ لا يُحذف شيء</translation>
    </message>
    <message>
        <source>Change the conditions, or refresh the list with a scan.</source>
        <translation>غيّر الشروط أو حدّث القائمة بفهرسة.</translation>
    </message>
    <message>
        <source>No track fits this rule</source>
        <translation>لا مسار يوافق هذه القاعدة</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Also read subtitles</source>
        <translation>قراءة الترجمات أيضًا</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>قراءة كل شيء من جديد</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>فهرسة</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>جارٍ الفهرسة…</translation>
    </message>
    <message>
        <source>Reads what is new or changed since the last scan</source>
        <translation>قراءة ما هو جديد أو تغيّر منذ آخر فهرسة</translation>
    </message>
    <message>
        <source>Reads the tracks of all videos again, whether or not they seem changed</source>
        <translation>قراءة مسارات كل الفيديوهات من جديد، سواء بدا أنها تغيّرت أم لا</translation>
    </message>
    <message>
        <source>Goes on with the scan where it stopped</source>
        <translation>متابعة الفهرسة من حيث توقفت</translation>
    </message>
    <message>
        <source>Stops the scan. What was read is kept.</source>
        <translation>إيقاف الفهرسة. يُحتفظ بما قُرئ.</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>قراءة ترجمات كل المسارات أيضًا كي يمكن البحث فيها</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>تقدم الفهرسة</translation>
    </message>
</context>
<context>
    <name>ScanWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>فيديو واحد (%Ln)</numerusform>
            <numerusform>فيديوهان (%Ln)</numerusform>
            <numerusform>%Ln فيديوهات</numerusform>
            <numerusform>%Ln فيديو</numerusform>
            <numerusform>%Ln فيديو</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln مسار</numerusform>
            <numerusform>مسار واحد (%Ln)</numerusform>
            <numerusform>مساران (%Ln)</numerusform>
            <numerusform>%Ln مسارات</numerusform>
            <numerusform>%Ln مسارًا</numerusform>
            <numerusform>%Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}, {tracks} so far</source>
        <translation>{videos}، {tracks} حتى الآن</translation>
    </message>
    <message>
        <source>{videos}, {tracks}; looked at {ago}</source>
        <extracomment>Such as “2,000 videos, 11,402 tracks; looked at 3 minutes ago”.</extracomment>
        <translation>{videos}، {tracks}؛ آخر قراءة: {ago}</translation>
    </message>
    <message>
        <source>The last scan isn’t complete yet. Resume goes on where it was.</source>
        <translation>لم تكتمل آخر فهرسة بعد. يتابع «استئناف» من حيث توقفت.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were never looked at.</source>
        <translation>
            <numerusform>لم تُقرأ مسارات %Ln فيديو قط.</numerusform>
            <numerusform>لم تُقرأ مسارات فيديو واحد (%Ln) قط.</numerusform>
            <numerusform>لم تُقرأ مسارات فيديوهين (%Ln) قط.</numerusform>
            <numerusform>لم تُقرأ مسارات %Ln فيديوهات قط.</numerusform>
            <numerusform>لم تُقرأ مسارات %Ln فيديو قط.</numerusform>
            <numerusform>لم تُقرأ مسارات %Ln فيديو قط.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read.</source>
        <translation>
            <numerusform>تمت قراءة ترجمة %Ln مسار.</numerusform>
            <numerusform>تمت قراءة ترجمة مسار واحد (%Ln).</numerusform>
            <numerusform>تمت قراءة ترجمة مسارين (%Ln).</numerusform>
            <numerusform>تمت قراءة ترجمة %Ln مسارات.</numerusform>
            <numerusform>تمت قراءة ترجمة %Ln مسارًا.</numerusform>
            <numerusform>تمت قراءة ترجمة %Ln مسار.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list of videos…</source>
        <translation>جارٍ قراءة قائمة الفيديوهات…</translation>
    </message>
    <message>
        <source>Reading tracks…</source>
        <translation>جارٍ قراءة المسارات…</translation>
    </message>
    <message>
        <source>Reading subtitles…</source>
        <translation>جارٍ قراءة الترجمات…</translation>
    </message>
    <message>
        <source>Reading the list of videos: {done} of {total}</source>
        <translation>قراءة قائمة الفيديوهات: {done} من {total}</translation>
    </message>
    <message>
        <source>Reading tracks: {done} of {total} videos</source>
        <translation>قراءة المسارات: {done} من {total} من الفيديوهات</translation>
    </message>
    <message>
        <source>Reading subtitles: {done} of {total} tracks</source>
        <translation>قراءة الترجمات: {done} من {total} من المسارات</translation>
    </message>
    <message>
        <source>{reason} Waiting; the scan goes on by itself.</source>
        <translation>{reason} في الانتظار؛ ثم تتابع الفهرسة من تلقاء نفسها.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls so far</source>
        <translation>
            <numerusform>%Ln طلب API حتى الآن</numerusform>
            <numerusform>طلب API واحد (%Ln) حتى الآن</numerusform>
            <numerusform>طلبا API (%Ln) حتى الآن</numerusform>
            <numerusform>%Ln طلبات API حتى الآن</numerusform>
            <numerusform>%Ln طلب API حتى الآن</numerusform>
            <numerusform>%Ln طلب API حتى الآن</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>بقي أقل من دقيقة</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>بقي نحو %Ln دقيقة</numerusform>
            <numerusform>بقي نحو دقيقة واحدة (%Ln)</numerusform>
            <numerusform>بقي نحو دقيقتين (%Ln)</numerusform>
            <numerusform>بقي نحو %Ln دقائق</numerusform>
            <numerusform>بقي نحو %Ln دقيقة</numerusform>
            <numerusform>بقي نحو %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours left</source>
        <translation>
            <numerusform>بقي نحو %Ln ساعة</numerusform>
            <numerusform>بقي نحو ساعة واحدة (%Ln)</numerusform>
            <numerusform>بقي نحو ساعتين (%Ln)</numerusform>
            <numerusform>بقي نحو %Ln ساعات</numerusform>
            <numerusform>بقي نحو %Ln ساعة</numerusform>
            <numerusform>بقي نحو %Ln ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls used this month</source>
        <translation>
            <numerusform>استُخدم %Ln طلب API هذا الشهر</numerusform>
            <numerusform>استُخدم طلب API واحد (%Ln) هذا الشهر</numerusform>
            <numerusform>استُخدم طلبا API (%Ln) هذا الشهر</numerusform>
            <numerusform>استُخدمت %Ln طلبات API هذا الشهر</numerusform>
            <numerusform>استُخدم %Ln طلب API هذا الشهر</numerusform>
            <numerusform>استُخدم %Ln طلب API هذا الشهر</numerusform>
        </translation>
    </message>
    <message>
        <source>{spent} of {limit} API calls used this month</source>
        <translation>استُخدم {spent} من {limit} من طلبات API هذا الشهر</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls</source>
        <translation>
            <numerusform>%Ln طلب API</numerusform>
            <numerusform>طلب API واحد (%Ln)</numerusform>
            <numerusform>طلبا API (%Ln)</numerusform>
            <numerusform>%Ln طلبات API</numerusform>
            <numerusform>%Ln طلب API</numerusform>
            <numerusform>%Ln طلب API</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}: {calls}, {time}</source>
        <extracomment>Such as “2,000 videos: 2,008 API calls, about 2 minutes”.</extracomment>
        <translation>{videos}: {calls}، {time}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>أقل من دقيقة</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes</source>
        <translation>
            <numerusform>نحو %Ln دقيقة</numerusform>
            <numerusform>نحو دقيقة واحدة (%Ln)</numerusform>
            <numerusform>نحو دقيقتين (%Ln)</numerusform>
            <numerusform>نحو %Ln دقائق</numerusform>
            <numerusform>نحو %Ln دقيقة</numerusform>
            <numerusform>نحو %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours</source>
        <translation>
            <numerusform>نحو %Ln ساعة</numerusform>
            <numerusform>نحو ساعة واحدة (%Ln)</numerusform>
            <numerusform>نحو ساعتين (%Ln)</numerusform>
            <numerusform>نحو %Ln ساعات</numerusform>
            <numerusform>نحو %Ln ساعة</numerusform>
            <numerusform>نحو %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read is kept. Resume goes on where it was.</source>
        <translation>يُحتفظ بما قُرئ. يتابع «استئناف» من حيث توقفت الفهرسة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos can’t be played, so they have no tracks.</source>
        <translation>
            <numerusform>لا يمكن تشغيل %Ln فيديو، فلا مسارات لها.</numerusform>
            <numerusform>لا يمكن تشغيل فيديو واحد (%Ln)، فلا مسارات له.</numerusform>
            <numerusform>لا يمكن تشغيل فيديوهين (%Ln)، فلا مسارات لهما.</numerusform>
            <numerusform>لا يمكن تشغيل %Ln فيديوهات، فلا مسارات لها.</numerusform>
            <numerusform>لا يمكن تشغيل %Ln فيديو، فلا مسارات لها.</numerusform>
            <numerusform>لا يمكن تشغيل %Ln فيديو، فلا مسارات لها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are new.</source>
        <translation>
            <numerusform>هناك %Ln مسار جديد.</numerusform>
            <numerusform>هناك مسار واحد جديد (%Ln).</numerusform>
            <numerusform>هناك مساران جديدان (%Ln).</numerusform>
            <numerusform>هناك %Ln مسارات جديدة.</numerusform>
            <numerusform>هناك %Ln مسارًا جديدًا.</numerusform>
            <numerusform>هناك %Ln مسار جديد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks vanished.</source>
        <translation>
            <numerusform>اختفى %Ln مسار.</numerusform>
            <numerusform>اختفى مسار واحد (%Ln).</numerusform>
            <numerusform>اختفى مساران (%Ln).</numerusform>
            <numerusform>اختفت %Ln مسارات.</numerusform>
            <numerusform>اختفى %Ln مسارًا.</numerusform>
            <numerusform>اختفى %Ln مسار.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subtitles couldn’t be read; the next scan tries again.</source>
        <translation>
            <numerusform>تعذّرت قراءة ترجمة %Ln مسار؛ تعيد الفهرسة التالية المحاولة.</numerusform>
            <numerusform>تعذّرت قراءة ترجمة مسار واحد (%Ln)؛ تعيد الفهرسة التالية المحاولة.</numerusform>
            <numerusform>تعذّرت قراءة ترجمة مسارين (%Ln)؛ تعيد الفهرسة التالية المحاولة.</numerusform>
            <numerusform>تعذّرت قراءة ترجمة %Ln مسارات؛ تعيد الفهرسة التالية المحاولة.</numerusform>
            <numerusform>تعذّرت قراءة ترجمة %Ln مسارًا؛ تعيد الفهرسة التالية المحاولة.</numerusform>
            <numerusform>تعذّرت قراءة ترجمة %Ln مسار؛ تعيد الفهرسة التالية المحاولة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan complete</source>
        <translation>اكتملت الفهرسة</translation>
    </message>
    <message>
        <source>Scan paused</source>
        <translation>توقفت الفهرسة مؤقتًا</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached. Check the internet connection.</source>
        <translation>لا يمكن الوصول إلى DatoCMS. تحقق من الاتصال بالإنترنت.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests: others use the project at the same time.</source>
        <translation>يحد DatoCMS من الطلبات: يستخدم آخرون المشروع في الوقت نفسه.</translation>
    </message>
    <message>
        <source>The API calls of the plan are used up. Resume next month, or ask the project’s owner to raise the limit.</source>
        <translation>استُنفدت طلبات API المتاحة في الخطة. استأنف الشهر المقبل، أو اطلب من مالك المشروع رفع الحد.</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read the media area any more. Sign in again with another token.</source>
        <translation>لم يعد مسموحًا للرمز بقراءة منطقة الوسائط. سجّل الدخول من جديد برمز آخر.</translation>
    </message>
    <message>
        <source>The environment was switched or removed. Choose it again in the project menu, then resume.</source>
        <translation>تم تبديل البيئة أو إزالتها. اخترها من جديد في قائمة المشروع ثم استأنف.</translation>
    </message>
    <message>
        <source>This computer’s disk is full. Free some space, then resume.</source>
        <translation>قرص هذا الكمبيوتر ممتلئ. حرّر بعض المساحة ثم استأنف.</translation>
    </message>
    <message>
        <source>The reply of DatoCMS couldn’t be read. Try again later.</source>
        <translation>تعذّرت قراءة رد DatoCMS. أعد المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>What was read couldn’t be kept on this computer. See Help › Log for the reason.</source>
        <translation>تعذّر الاحتفاظ بما قُرئ على هذا الكمبيوتر. السبب في تعليمات › سجل الأحداث.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln videos were looked at.</source>
        <translation>
            <numerusform>تمت قراءة كل الفيديوهات (%Ln).</numerusform>
            <numerusform>تمت قراءة كل الفيديوهات (%Ln).</numerusform>
            <numerusform>تمت قراءة كل الفيديوهات (%Ln).</numerusform>
            <numerusform>تمت قراءة كل الفيديوهات (%Ln).</numerusform>
            <numerusform>تمت قراءة كل الفيديوهات (%Ln).</numerusform>
            <numerusform>تمت قراءة كل الفيديوهات (%Ln).</numerusform>
        </translation>
    </message>
    <message>
        <source>No video showed a sign of a change, so none was looked at again.</source>
        <translation>لم تظهر علامة تغيير في أي فيديو، فلم يُقرأ أي منها من جديد.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were looked at.</source>
        <translation>
            <numerusform>تمت قراءة %Ln فيديو.</numerusform>
            <numerusform>تمت قراءة فيديو واحد (%Ln).</numerusform>
            <numerusform>تمت قراءة فيديوهين (%Ln).</numerusform>
            <numerusform>تمت قراءة %Ln فيديوهات.</numerusform>
            <numerusform>تمت قراءة %Ln فيديو.</numerusform>
            <numerusform>تمت قراءة %Ln فيديو.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others showed no sign of a change and were not looked at.</source>
        <translation>
            <numerusform>لم تظهر علامة تغيير في %Ln فيديو آخر، فلم تُقرأ.</numerusform>
            <numerusform>لم تظهر علامة تغيير في فيديو واحد آخر (%Ln)، فلم يُقرأ.</numerusform>
            <numerusform>لم تظهر علامة تغيير في فيديوهين آخرين (%Ln)، فلم يُقرآ.</numerusform>
            <numerusform>لم تظهر علامة تغيير في %Ln فيديوهات أخرى، فلم تُقرأ.</numerusform>
            <numerusform>لم تظهر علامة تغيير في %Ln فيديو آخر، فلم تُقرأ.</numerusform>
            <numerusform>لم تظهر علامة تغيير في %Ln فيديو آخر، فلم تُقرأ.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at one was {since}.</source>
        <extracomment>{since} is such as “3 days ago”.</extracomment>
        <translation>أقدم قراءة: {since}.</translation>
    </message>
    <message>
        <source>Some videos were last looked at {ago}.</source>
        <translation>آخر قراءة لبعض الفيديوهات: {ago}.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Video player</source>
        <translation>مشغّل الفيديو</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>التشغيل من {time}</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search subtitles</source>
        <translation>البحث في الترجمة</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>أي مكان</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لم يُعثر عليه</translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln times</source>
        <translation>
            <numerusform>عُثر عليه %Ln مرة</numerusform>
            <numerusform>عُثر عليه مرة واحدة (%Ln)</numerusform>
            <numerusform>عُثر عليه مرتين (%Ln)</numerusform>
            <numerusform>عُثر عليه %Ln مرات</numerusform>
            <numerusform>عُثر عليه %Ln مرة</numerusform>
            <numerusform>عُثر عليه %Ln مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>{current} of {count} and more</source>
        <translation>{current} من {count} أو أكثر</translation>
    </message>
    <message>
        <source>{current} of {count}</source>
        <translation>{current} من {count}</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>كلمة كاملة</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>تعبير نمطي</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search videos</source>
        <translation>البحث في الفيديوهات</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>مسح البحث</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The last change could not be recorded in the journal. {title}. {text}</source>
        <translation>تعذّر تسجيل التغيير الأخير في دفتر العمليات. {title}. {text}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Start muted</source>
        <translation>البدء مع كتم الصوت</translation>
    </message>
    <message>
        <source>Tell me when I’m elsewhere</source>
        <translation>إعلامي حين أكون في نافذة أخرى</translation>
    </message>
    <message>
        <source>Empty cache</source>
        <translation>إفراغ الذاكرة المؤقتة</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>إعادة التعيين إلى الافتراضي</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Wait for the running work to finish before you change the language.</source>
        <translation>انتظر حتى تكتمل العمليات الجارية قبل أن تغيّر اللغة.</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>جارٍ حساب الحجم…</translation>
    </message>
    <message>
        <source>The cache is empty.</source>
        <translation>الذاكرة المؤقتة فارغة.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>الحجم المستخدم {size}.</translation>
    </message>
    <message>
        <source>trackman works as fast as DatoCMS allows.</source>
        <translation>يعمل trackman بأقصى سرعة يسمح بها DatoCMS.</translation>
    </message>
    <message>
        <source>This leaves capacity for colleagues and other programs.</source>
        <translation>يترك هذا سعة للزملاء والبرامج الأخرى.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>On</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Also sets how dates, sizes and the names of languages are written.</source>
        <translation>يحدد أيضًا طريقة كتابة التواريخ والأحجام وأسماء اللغات.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>تباين أعلى</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>أسود وأبيض وألوان قوية، مع خطوط حول كل شيء.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>حركة أقل</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>يثبت مؤشر التقدّم، وتظل كلماته تتغيّر.</translation>
    </message>
    <message>
        <source>Playing videos</source>
        <translation>تشغيل الفيديوهات</translation>
    </message>
    <message>
        <source>When long work has ended</source>
        <translation>عند انتهاء عمل طويل</translation>
    </message>
    <message>
        <source>Working with DatoCMS</source>
        <translation>العمل مع DatoCMS</translation>
    </message>
    <message>
        <source>Give up waiting after</source>
        <translation>التوقف عن الانتظار بعد</translation>
    </message>
    <message>
        <source>trackman then checks whether the track is still there.</source>
        <translation>بعدها يتحقق trackman هل ما زال المسار موجودًا.</translation>
    </message>
    <message>
        <source>Share of the API limit</source>
        <translation>الحصة من حد API</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>على هذا الكمبيوتر</translation>
    </message>
    <message>
        <source>Thumbnail cache</source>
        <translation>ذاكرة الصور المصغّرة</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>مجلد البيانات</translation>
    </message>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>الحذف</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>الفحص</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>المراجعات</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>متقدم</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
</context>
<context>
    <name>Share</name>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>ShiftBar</name>
    <message>
        <source>Shift times</source>
        <translation>إزاحة الأوقات</translation>
    </message>
    <message>
        <source>Seconds to shift by</source>
        <translation>عدد ثواني الإزاحة</translation>
    </message>
    <message>
        <source>Shift all cues</source>
        <translation>إزاحة كل المقاطع</translation>
    </message>
    <message>
        <source>Shift from this cue on</source>
        <translation>الإزاحة بدءًا من هذا المقطع</translation>
    </message>
    <message>
        <source>Type seconds such as {seconds} or {time}.</source>
        <extracomment>Examples such as “0.5” and “−1:02.25”, with the decimal mark of the language.</extracomment>
        <translation>اكتب الثواني مثل {seconds} أو {time}.</translation>
    </message>
    <message>
        <source>Cues can be shifted at most {time} earlier, to the video’s beginning.</source>
        <translation>لا يمكن تقديم المقاطع أكثر من {time}، أي إلى بداية الفيديو.</translation>
    </message>
</context>
<context>
    <name>SideButtons</name>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Keep only this one</source>
        <translation>الإبقاء على هذا فقط</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>حُذف {name}.</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>حذف {name}</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Add a project</source>
        <translation>إضافة مشروع</translation>
    </message>
    <message>
        <source>Sign in to your project</source>
        <translation>تسجيل الدخول إلى مشروعك</translation>
    </message>
    <message>
        <source>trackman shows the subtitle and audio tracks of your project’s videos and lets you delete them. It needs an API token of the project.</source>
        <translation>يعرض trackman مسارات الترجمة والصوت في فيديوهات مشروعك ويتيح لك حذفها. يحتاج إلى رمز API للمشروع.</translation>
    </message>
    <message>
        <source>Sign in to {project} again</source>
        <translation>تسجيل الدخول إلى {project} من جديد</translation>
    </message>
    <message>
        <source>trackman couldn’t get the project’s token from this computer’s keyring. Everything else is kept, and work continues once you sign in again.</source>
        <translation>لم يتمكن trackman من الحصول على رمز المشروع من سلسلة مفاتيح هذا الكمبيوتر. كل ما عداه محفوظ كما هو، ويُستأنف العمل ما إن تسجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts its token: it was revoked, replaced, or has expired. Everything else is kept, and work continues once you sign in again.</source>
        <translation>لم يعد DatoCMS يقبل رمزه: أُلغي أو استُبدل أو انتهت صلاحيته. كل ما عداه محفوظ كما هو، ويُستأنف العمل ما إن تسجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Opening {project}</source>
        <translation>فتح {project}</translation>
    </message>
    <message>
        <source>The project’s token is in this computer’s keyring. Unlock the keyring, or paste a token.</source>
        <translation>رمز المشروع في سلسلة مفاتيح هذا الكمبيوتر. افتح قفل سلسلة المفاتيح، أو الصق رمزًا.</translation>
    </message>
    <message>
        <source>The token works</source>
        <translation>الرمز يعمل</translation>
    </message>
    <message>
        <source>DatoCMS accepts the token. It gives access to:</source>
        <translation>يقبل DatoCMS الرمز. ويتيح الوصول إلى:</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read its project’s name, so it can’t be kept. trackman will ask for it again the next time you start it.</source>
        <translation>لا يُسمح للرمز بقراءة اسم مشروعه، لذا لا يمكن حفظه. سيطلبه trackman من جديد عند تشغيله في المرة القادمة.</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Sorted by: {order}</source>
        <translation>الفرز: {order}</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Texts</source>
        <translation>النصوص</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Places that don’t fit</source>
        <translation>المواضع غير المتزامنة</translation>
    </message>
    <message>
        <source>Return or a click plays from there</source>
        <translation>المفتاح Enter أو النقر يشغّل من هناك</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Shift in the editor</source>
        <translation>إزاحة في المحرر</translation>
    </message>
    <message>
        <source>Moves all cues in the editor, in one step that Undo takes back</source>
        <translation>إزاحة كل المقاطع في المحرر، في خطوة واحدة يمكن التراجع عنها</translation>
    </message>
    <message>
        <source>Select a text to see how it fits</source>
        <translation>حدّد نصًا لترى مدى تزامنه</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>SpeechWording</name>
    <message>
        <source>Does {name} fit the sound?</source>
        <translation>هل يتزامن {name} مع الصوت؟</translation>
    </message>
    <message numerus="yes">
        <source>Do %Ln texts fit their sounds?</source>
        <translation>
            <numerusform>هل تتزامن نصوص عددها %Ln مع أصواتها؟</numerusform>
            <numerusform>هل يتزامن نص واحد (%Ln) مع صوته؟</numerusform>
            <numerusform>هل يتزامن نصان (%Ln) مع صوتيهما؟</numerusform>
            <numerusform>هل تتزامن %Ln نصوص مع أصواتها؟</numerusform>
            <numerusform>هل يتزامن %Ln نصًا مع أصواتها؟</numerusform>
            <numerusform>هل يتزامن %Ln نص مع أصواتها؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen to the sound of {name}?</source>
        <translation>هل تريد الاستماع إلى صوت {name}؟</translation>
    </message>
    <message>
        <source>Listen to the audio track {track} of {name}?</source>
        <translation>هل تريد الاستماع إلى المسار الصوتي {track} في {name}؟</translation>
    </message>
    <message numerus="yes">
        <source>Listen to the sounds of %Ln videos?</source>
        <translation>
            <numerusform>هل تريد الاستماع إلى أصوات %Ln فيديو؟</numerusform>
            <numerusform>هل تريد الاستماع إلى صوت فيديو واحد (%Ln)؟</numerusform>
            <numerusform>هل تريد الاستماع إلى صوتي فيديوهين (%Ln)؟</numerusform>
            <numerusform>هل تريد الاستماع إلى أصوات %Ln فيديوهات؟</numerusform>
            <numerusform>هل تريد الاستماع إلى أصوات %Ln فيديو؟</numerusform>
            <numerusform>هل تريد الاستماع إلى أصوات %Ln فيديو؟</numerusform>
        </translation>
    </message>
    <message>
        <source>The sound is examined on this computer and goes nowhere else. trackman remembers where there is speech, so it never has to listen again.</source>
        <translation>يُفحص الصوت على هذا الكمبيوتر ولا يُرسل إلى أي مكان آخر. يتذكر trackman مواضع الكلام، فلا يحتاج إلى الاستماع مرة أخرى.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would. It counts towards your DatoCMS quota for streaming, with the length of the video.</source>
        <translation>يستقبل trackman بث الصوت مرة واحدة كما يفعل المشغّل. يُحسب البث من حصتك في DatoCMS بقدر مدة الفيديو.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would: {length} count towards your DatoCMS quota for streaming, and about {size} are downloaded at most.</source>
        <translation>يستقبل trackman بث الصوت مرة واحدة كما يفعل المشغّل: تُحسب {length} من حصة البث في DatoCMS، ويُنزَّل نحو {size} على الأكثر.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>استماع</translation>
    </message>
    <message>
        <source>{done} of {count} checked</source>
        <extracomment>Such as “3 of 40 checked”.</extracomment>
        <translation>فُحص {done} من {count}</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>في الانتظار…</translation>
    </message>
    <message>
        <source>Comparing the text with the speech…</source>
        <translation>جارٍ مقارنة النص بالكلام…</translation>
    </message>
    <message>
        <source>Listening… {percent} %</source>
        <translation>جارٍ الاستماع… {percent}%</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>متزامن</translation>
    </message>
    <message>
        <source>{percent} % too slow</source>
        <translation>أبطأ بنسبة {percent}%</translation>
    </message>
    <message>
        <source>{percent} % too fast</source>
        <translation>أسرع بنسبة {percent}%</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <translation>متأخر {seconds} ث</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <translation>مبكر {seconds} ث</translation>
    </message>
    <message>
        <source>It can’t be told whether the text fits the sound.</source>
        <translation>لا يمكن معرفة هل يتزامن النص مع الصوت.</translation>
    </message>
    <message>
        <source>The text fits the sound.</source>
        <translation>النص متزامن مع الصوت.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too slow.</source>
        <translation>النص أبطأ من الصوت بنسبة {percent}%.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too fast.</source>
        <translation>النص أسرع من الصوت بنسبة {percent}%.</translation>
    </message>
    <message>
        <source>The text is {seconds} s late.</source>
        <translation>النص متأخر بمقدار {seconds} ث.</translation>
    </message>
    <message>
        <source>The text is {seconds} s early.</source>
        <translation>النص مبكر بمقدار {seconds} ث.</translation>
    </message>
    <message>
        <source>The cues begin with the speech, to within a quarter of a second.</source>
        <translation>تبدأ المقاطع مع الكلام، بفارق لا يتجاوز ربع ثانية.</translation>
    </message>
    <message>
        <source>All cues are off by the same time. Shifting them mends it.</source>
        <translation>كل المقاطع منزاحة بالمقدار نفسه. إزاحتها تصلح ذلك.</translation>
    </message>
    <message>
        <source>At its beginning it is {first}, at its end {last}.</source>
        <translation>هو في بدايته {first}، وفي نهايته {last}.</translation>
    </message>
    <message>
        <source>That is the usual sign of subtitles made for a picture of {was} frames per second, while this one has {now}.</source>
        <translation>هذه هي العلامة المعتادة لترجمة أُعدّت لصورة بمعدل {was} إطارًا في الثانية، بينما معدل هذه الصورة {now}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places with speech but no text.</source>
        <translation>
            <numerusform>مواضع فيها كلام بلا نص: %Ln.</numerusform>
            <numerusform>مواضع فيها كلام بلا نص: %Ln.</numerusform>
            <numerusform>مواضع فيها كلام بلا نص: %Ln.</numerusform>
            <numerusform>مواضع فيها كلام بلا نص: %Ln.</numerusform>
            <numerusform>مواضع فيها كلام بلا نص: %Ln.</numerusform>
            <numerusform>مواضع فيها كلام بلا نص: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues where nobody speaks.</source>
        <translation>
            <numerusform>مقاطع لا يتكلم فيها أحد: %Ln.</numerusform>
            <numerusform>مقاطع لا يتكلم فيها أحد: %Ln.</numerusform>
            <numerusform>مقاطع لا يتكلم فيها أحد: %Ln.</numerusform>
            <numerusform>مقاطع لا يتكلم فيها أحد: %Ln.</numerusform>
            <numerusform>مقاطع لا يتكلم فيها أحد: %Ln.</numerusform>
            <numerusform>مقاطع لا يتكلم فيها أحد: %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>All speech has text, and all text is spoken.</source>
        <translation>لكل كلام نص، وكل نص منطوق.</translation>
    </message>
    <message>
        <source>{begin} – {end} · Speech without text</source>
        <translation>{begin} – {end} · كلام بلا نص</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cue {number}: nobody speaks</source>
        <translation>{begin} – {end} · المقطع {number}: لا أحد يتكلم</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cues {first} to {last}: nobody speaks</source>
        <translation>{begin} – {end} · المقاطع من {first} إلى {last}: لا أحد يتكلم</translation>
    </message>
    <message>
        <source>{speech} of speech in {length} of sound</source>
        <translation>{speech} من الكلام في {length} من الصوت</translation>
    </message>
    <message>
        <source>The video has no stream, or not any more. Refresh, then try again.</source>
        <translation>ليس للفيديو بث، أو لم يعد له. حدّث ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>The stream is protected, so trackman can’t listen to it.</source>
        <translation>البث محمي، لذا لا يستطيع trackman الاستماع إليه.</translation>
    </message>
    <message>
        <source>The stream server can’t be reached. Check your connection, then try again.</source>
        <translation>لا يمكن الوصول إلى خادم البث. تحقق من اتصالك، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>The stream broke off. Try again.</source>
        <translation>انقطع البث. أعد المحاولة.</translation>
    </message>
    <message>
        <source>The sound is of a kind that trackman can’t read.</source>
        <translation>لا يستطيع trackman قراءة هذا النوع من الصوت.</translation>
    </message>
    <message>
        <source>The video has no sound, or not this one any more.</source>
        <translation>ليس في الفيديو صوت، أو لم يعد هذا الصوت فيه.</translation>
    </message>
    <message>
        <source>There’s no room for the sound on this computer. Free some space, then try again.</source>
        <translation>لا مساحة للصوت على هذا الكمبيوتر. حرّر بعض المساحة، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>This computer lacks the system libraries that sounds are read with. On Debian and Ubuntu the package libpulse0 brings them.</source>
        <translation>تنقص هذا الكمبيوتر مكتبات النظام التي تُقرأ بها الأصوات. في Debian وUbuntu توفرها الحزمة libpulse0.</translation>
    </message>
    <message>
        <source>Speech can’t be looked for on this computer: it takes a 64-bit processor with AVX2, or a Mac with Apple’s own.</source>
        <translation>لا يمكن البحث عن الكلام على هذا الكمبيوتر: يتطلب ذلك معالج 64 بت يدعم AVX2، أو جهاز Mac بمعالج من Apple.</translation>
    </message>
    <message>
        <source>The subtitles can’t be read, so there is nothing to compare.</source>
        <translation>لا يمكن قراءة الترجمة، لذا لا شيء للمقارنة.</translation>
    </message>
    <message>
        <source>There are no subtitles to check.</source>
        <translation>لا توجد ترجمة للتحقق منها.</translation>
    </message>
    <message>
        <source>No speech in the sound</source>
        <translation>لا كلام في الصوت</translation>
    </message>
    <message>
        <source>Too little speech to compare</source>
        <translation>الكلام أقل مما تتطلبه المقارنة</translation>
    </message>
    <message>
        <source>Too few cues to compare</source>
        <translation>المقاطع أقل مما تتطلبه المقارنة</translation>
    </message>
    <message>
        <source>No clear match with the speech</source>
        <translation>لا توافق واضح مع الكلام</translation>
    </message>
    <message>
        <source>No speech was found in the sound.</source>
        <translation>لم يُعثر على كلام في الصوت.</translation>
    </message>
    <message>
        <source>There are only a few seconds of speech in the sound.</source>
        <translation>ليس في الصوت سوى بضع ثوانٍ من الكلام.</translation>
    </message>
    <message>
        <source>The text has too few cues with spoken words to compare.</source>
        <translation>في النص مقاطع منطوقة أقل مما تتطلبه المقارنة.</translation>
    </message>
    <message>
        <source>Speech and text don’t agree anywhere clearly. Perhaps the text belongs to another video, or people speak without pauses.</source>
        <translation>لا يتوافق الكلام والنص بوضوح في أي موضع. ربما كان النص لفيديو آخر، أو كان الكلام بلا توقف.</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>في موعده</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <comment>within a sentence</comment>
        <extracomment>Within a sentence: “At its beginning it is 0.3 s late”.</extracomment>
        <translation>متأخر بمقدار {seconds} ث</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <comment>within a sentence</comment>
        <translation>مبكر بمقدار {seconds} ث</translation>
    </message>
    <message numerus="yes">
        <source>Fits, but for %Ln places</source>
        <translation>
            <numerusform>متزامن، باستثناء مواضع عددها %Ln</numerusform>
            <numerusform>متزامن، باستثناء مواضع عددها %Ln</numerusform>
            <numerusform>متزامن، باستثناء مواضع عددها %Ln</numerusform>
            <numerusform>متزامن، باستثناء مواضع عددها %Ln</numerusform>
            <numerusform>متزامن، باستثناء مواضع عددها %Ln</numerusform>
            <numerusform>متزامن، باستثناء مواضع عددها %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {name}</source>
        <translation>تقسيم {name}</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>الأجزاء</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message numerus="yes">
        <source>Each part has %Ln tracks.</source>
        <translation>
            <numerusform>في كل جزء %Ln مسار.</numerusform>
            <numerusform>في كل جزء مسار واحد (%Ln).</numerusform>
            <numerusform>في كل جزء مساران (%Ln).</numerusform>
            <numerusform>في كل جزء %Ln مسارات.</numerusform>
            <numerusform>في كل جزء %Ln مسارًا.</numerusform>
            <numerusform>في كل جزء %Ln مسار.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each part has {least} to %Ln tracks.</source>
        <extracomment>{least} is a number of tracks, as is the other one.</extracomment>
        <translation>
            <numerusform>عدد المسارات في كل جزء: من {least} إلى %Ln.</numerusform>
            <numerusform>عدد المسارات في كل جزء: من {least} إلى %Ln.</numerusform>
            <numerusform>عدد المسارات في كل جزء: من {least} إلى %Ln.</numerusform>
            <numerusform>عدد المسارات في كل جزء: من {least} إلى %Ln.</numerusform>
            <numerusform>عدد المسارات في كل جزء: من {least} إلى %Ln.</numerusform>
            <numerusform>عدد المسارات في كل جزء: من {least} إلى %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each person gets a file of their own and sends one back with the decisions. Tracks of one video stay together.</source>
        <translation>يحصل كل شخص على ملف خاص به ويعيد ملفًا فيه القرارات. تبقى مسارات الفيديو الواحد معًا.</translation>
    </message>
    <message>
        <source>Save the files in a folder; none there is replaced</source>
        <translation>حفظ الملفات في مجلد؛ لا يُستبدل أي ملف فيه</translation>
    </message>
</context>
<context>
    <name>StagedDialog</name>
    <message>
        <source>Decisions: {name}</source>
        <translation>القرارات: {name}</translation>
    </message>
    <message>
        <source>Decisions to list</source>
        <translation>القرارات المعروضة</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>تعليم الكل</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>إلغاء تعليم الكل</translation>
    </message>
    <message>
        <source>Show in the review</source>
        <translation>عرض في المراجعة</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>حذف رغم ذلك</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>تراجع عن القرار</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>تجربة دون تنفيذ</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>حفظ كملف…</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>موافقة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
            <numerusform>وغيرها: %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>لا يفقد أي فيديو آخر ترجماته.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos have not been looked at yet.</source>
        <translation>
            <numerusform>فيديوهات لم يُنظر فيها بعد: %Ln.</numerusform>
            <numerusform>فيديوهات لم يُنظر فيها بعد: %Ln.</numerusform>
            <numerusform>فيديوهات لم يُنظر فيها بعد: %Ln.</numerusform>
            <numerusform>فيديوهات لم يُنظر فيها بعد: %Ln.</numerusform>
            <numerusform>فيديوهات لم يُنظر فيها بعد: %Ln.</numerusform>
            <numerusform>فيديوهات لم يُنظر فيها بعد: %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deletion is ready and ticked.</source>
        <translation>لا عملية حذف جاهزة ومعلَّمة.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>اكتب عدد المسارات أولًا.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>عمليات الحذف: %Ln</numerusform>
            <numerusform>عمليات الحذف: %Ln</numerusform>
            <numerusform>عمليات الحذف: %Ln</numerusform>
            <numerusform>عمليات الحذف: %Ln</numerusform>
            <numerusform>عمليات الحذف: %Ln</numerusform>
            <numerusform>عمليات الحذف: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting for my approval</source>
        <translation>
            <numerusform>في انتظار موافقتي: %Ln</numerusform>
            <numerusform>في انتظار موافقتي: %Ln</numerusform>
            <numerusform>في انتظار موافقتي: %Ln</numerusform>
            <numerusform>في انتظار موافقتي: %Ln</numerusform>
            <numerusform>في انتظار موافقتي: %Ln</numerusform>
            <numerusform>في انتظار موافقتي: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decisions</source>
        <translation>
            <numerusform>كل القرارات: %Ln</numerusform>
            <numerusform>كل القرارات: %Ln</numerusform>
            <numerusform>كل القرارات: %Ln</numerusform>
            <numerusform>كل القرارات: %Ln</numerusform>
            <numerusform>كل القرارات: %Ln</numerusform>
            <numerusform>كل القرارات: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln deletions</source>
        <translation>
            <numerusform>تنفيذ %Ln عملية حذف</numerusform>
            <numerusform>تنفيذ عملية حذف واحدة (%Ln)</numerusform>
            <numerusform>تنفيذ عمليتي حذف (%Ln)</numerusform>
            <numerusform>تنفيذ %Ln عمليات حذف</numerusform>
            <numerusform>تنفيذ %Ln عملية حذف</numerusform>
            <numerusform>تنفيذ %Ln عملية حذف</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply deletions</source>
        <translation>تنفيذ الحذف</translation>
    </message>
    <message>
        <source>Tick deletions of others first.</source>
        <translation>علّم عمليات حذف قررها آخرون أولًا.</translation>
    </message>
    <message>
        <source>Say that the ticked deletions may be done</source>
        <translation>الإذن بإجراء عمليات الحذف المعلَّمة</translation>
    </message>
    <message>
        <source>Say that the ticked deletions must not be done</source>
        <translation>منع إجراء عمليات الحذف المعلَّمة</translation>
    </message>
    <message>
        <source>Look at every track once more, ask, and delete</source>
        <translation>التحقق من كل مسار مرة أخرى، ثم السؤال، ثم الحذف</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for your approval</source>
        <translation>
            <numerusform>تنتظر موافقتَك %Ln عملية حذف</numerusform>
            <numerusform>تنتظر موافقتَك عملية حذف واحدة (%Ln)</numerusform>
            <numerusform>تنتظر موافقتَك عمليتا حذف (%Ln)</numerusform>
            <numerusform>تنتظر موافقتَك %Ln عمليات حذف</numerusform>
            <numerusform>تنتظر موافقتَك %Ln عملية حذف</numerusform>
            <numerusform>تنتظر موافقتَك %Ln عملية حذف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can be deleted</source>
        <translation>
            <numerusform>يمكن حذف %Ln مسار</numerusform>
            <numerusform>يمكن حذف مسار واحد (%Ln)</numerusform>
            <numerusform>يمكن حذف مسارين (%Ln)</numerusform>
            <numerusform>يمكن حذف %Ln مسارات</numerusform>
            <numerusform>يمكن حذف %Ln مسارًا</numerusform>
            <numerusform>يمكن حذف %Ln مسار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>تنتظر الموافقة %Ln عملية حذف</numerusform>
            <numerusform>تنتظر الموافقة عملية حذف واحدة (%Ln)</numerusform>
            <numerusform>تنتظر الموافقة عمليتا حذف (%Ln)</numerusform>
            <numerusform>تنتظر الموافقة %Ln عمليات حذف</numerusform>
            <numerusform>تنتظر الموافقة %Ln عملية حذف</numerusform>
            <numerusform>تنتظر الموافقة %Ln عملية حذف</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick every deletion in the list</source>
        <translation>تعليم كل عمليات الحذف في القائمة</translation>
    </message>
    <message>
        <source>Untick every deletion, to tick only a few</source>
        <translation>إلغاء تعليم كل عمليات الحذف لتعليم القليل منها</translation>
    </message>
    <message>
        <source>Look at every track as it is now, and say what would happen</source>
        <translation>النظر في حالة كل مسار الآن، وبيان ما سيحدث</translation>
    </message>
    <message>
        <source>Hand the review on, with all that was decided and approved</source>
        <translation>تسليم المراجعة بكل ما فيها من قرارات وموافقات</translation>
    </message>
    <message>
        <source>Close; the decisions stay as they are</source>
        <translation>إغلاق؛ تبقى القرارات كما هي</translation>
    </message>
    <message>
        <source>Leave this list and show the track in the review</source>
        <translation>مغادرة هذه القائمة وعرض المسار في المراجعة</translation>
    </message>
    <message>
        <source>Decide once more, on the track as it is now</source>
        <translation>القرار مرة أخرى، بشأن المسار كما هو الآن</translation>
    </message>
    <message>
        <source>Take your decision back; the track is open again</source>
        <translation>التراجع عن قرارك؛ يصبح المسار بلا قرار من جديد</translation>
    </message>
    <message>
        <source>There is nothing to list</source>
        <translation>لا شيء لعرضه</translation>
    </message>
    <message>
        <source>Decisions on the tracks of this review come here.</source>
        <translation>تظهر هنا القرارات بشأن مسارات هذه المراجعة.</translation>
    </message>
</context>
<context>
    <name>StagedModel</name>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>القرار</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>Title of a column: what can be done about a decision now.</extracomment>
        <translation>الآن</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>معلَّم</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>غير معلَّم</translation>
    </message>
</context>
<context>
    <name>StagedTable</name>
    <message>
        <source>Decisions</source>
        <translation>القرارات</translation>
    </message>
</context>
<context>
    <name>StagedWording</name>
    <message>
        <source>{verdict} · {name}</source>
        <extracomment>What somebody decided on a track, and the person’s name.</extracomment>
        <translation>{verdict} · {name}</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>غير مؤكد بعد</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>قيد الحذف</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>في انتظار الموافقة</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>في انتظار موافقتك</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>قرارات مختلفة</translation>
    </message>
    <message>
        <source>File changed by hand</source>
        <translation>ملف غُيّر يدويًا</translation>
    </message>
    <message>
        <source>Needs a reason</source>
        <translation>يتطلب سببًا</translation>
    </message>
    <message>
        <source>Couldn’t be checked</source>
        <translation>تعذّر التحقق</translation>
    </message>
    <message>
        <source>Begun elsewhere</source>
        <translation>بدأ في مكان آخر</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>محذوف</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>حُذف ثم استُعيد</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>لا شيء للحذف</translation>
    </message>
    <message>
        <source>Another person has to approve this deletion. Save the review as a file, hand it on, and open the file that comes back.</source>
        <translation>يجب أن يوافق شخص آخر على هذا الحذف. احفظ المراجعة كملف وسلّمه، ثم افتح الملف الذي يعود إليك.</translation>
    </message>
    <message>
        <source>People decided differently about this track, so it stays. A decision of yours in the review settles it.</source>
        <translation>اختلفت قرارات الأشخاص بشأن هذا المسار، لذا يبقى. قرار منك في المراجعة يحسم الأمر.</translation>
    </message>
    <message>
        <source>This decision comes from a review file that was changed by hand, so nobody can tell who made it. It is not carried out. Decide on the track yourself, or ask for the file once more.</source>
        <translation>هذا القرار من ملف مراجعة غُيّر يدويًا، لذا لا يُعرف من اتخذه. ولا يُنفَّذ. قرر بشأن المسار بنفسك، أو اطلب الملف مرة أخرى.</translation>
    </message>
    <message>
        <source>Your settings ask for a reason before a track is deleted. Show it in the review and give one.</source>
        <translation>تتطلب إعداداتك سببًا قبل حذف أي مسار. اعرضه في المراجعة واذكر سببًا.</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t be asked for this video, so the track stays for now. The decision is kept; check again later.</source>
        <translation>تعذّر سؤال DatoCMS عن هذا الفيديو، لذا يبقى المسار الآن. القرار محفوظ؛ تحقق لاحقًا مرة أخرى.</translation>
    </message>
    <message>
        <source>DatoCMS was asked to delete it. It is not asked again before the result is known.</source>
        <translation>طُلب من DatoCMS حذفه. لا يُطلب ذلك مرة أخرى قبل معرفة النتيجة.</translation>
    </message>
    <message>
        <source>The track stays.</source>
        <translation>يبقى المسار.</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles compared with those decided on: %Ln.</source>
        <translation>
            <numerusform>الترجمات التي قورنت بما قُرِّر بشأنه: %Ln.</numerusform>
            <numerusform>الترجمات التي قورنت بما قُرِّر بشأنه: %Ln.</numerusform>
            <numerusform>الترجمات التي قورنت بما قُرِّر بشأنه: %Ln.</numerusform>
            <numerusform>الترجمات التي قورنت بما قُرِّر بشأنه: %Ln.</numerusform>
            <numerusform>الترجمات التي قورنت بما قُرِّر بشأنه: %Ln.</numerusform>
            <numerusform>الترجمات التي قورنت بما قُرِّر بشأنه: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The subtitles of %Ln tracks are compared as each is deleted; what was changed stays.</source>
        <translation>
            <numerusform>تُقارَن ترجمات %Ln مسار عند حذف كل منها؛ وما تغيّر يبقى.</numerusform>
            <numerusform>تُقارَن ترجمات مسار واحد (%Ln) عند حذفه؛ فإن تغيّرت بقي.</numerusform>
            <numerusform>تُقارَن ترجمات مسارين (%Ln) عند حذف كل منهما؛ وما تغيّر يبقى.</numerusform>
            <numerusform>تُقارَن ترجمات %Ln مسارات عند حذف كل منها؛ وما تغيّر يبقى.</numerusform>
            <numerusform>تُقارَن ترجمات %Ln مسارًا عند حذف كل منها؛ وما تغيّر يبقى.</numerusform>
            <numerusform>تُقارَن ترجمات %Ln مسار عند حذف كل منها؛ وما تغيّر يبقى.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no subtitles to compare, only kind, name and language.</source>
        <translation>
            <numerusform>ليس لدى %Ln مسار ترجمات للمقارنة، بل النوع والاسم واللغة فقط.</numerusform>
            <numerusform>ليس لدى مسار واحد (%Ln) ترجمات للمقارنة، بل النوع والاسم واللغة فقط.</numerusform>
            <numerusform>ليس لدى مسارين (%Ln) ترجمات للمقارنة، بل النوع والاسم واللغة فقط.</numerusform>
            <numerusform>ليس لدى %Ln مسارات ترجمات للمقارنة، بل النوع والاسم واللغة فقط.</numerusform>
            <numerusform>ليس لدى %Ln مسارًا ترجمات للمقارنة، بل النوع والاسم واللغة فقط.</numerusform>
            <numerusform>ليس لدى %Ln مسار ترجمات للمقارنة، بل النوع والاسم واللغة فقط.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks would be deleted</source>
        <translation>
            <numerusform>سيُحذف %Ln مسار</numerusform>
            <numerusform>سيُحذف مسار واحد (%Ln)</numerusform>
            <numerusform>سيُحذف مساران (%Ln)</numerusform>
            <numerusform>ستُحذف %Ln مسارات</numerusform>
            <numerusform>سيُحذف %Ln مسارًا</numerusform>
            <numerusform>سيُحذف %Ln مسار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held for approval</source>
        <translation>
            <numerusform>موقوف للموافقة: %Ln</numerusform>
            <numerusform>موقوف للموافقة: %Ln</numerusform>
            <numerusform>موقوف للموافقة: %Ln</numerusform>
            <numerusform>موقوف للموافقة: %Ln</numerusform>
            <numerusform>موقوف للموافقة: %Ln</numerusform>
            <numerusform>موقوف للموافقة: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed or replaced since</source>
        <translation>
            <numerusform>تغيّر أو استُبدل منذ القرار: %Ln</numerusform>
            <numerusform>تغيّر أو استُبدل منذ القرار: %Ln</numerusform>
            <numerusform>تغيّر أو استُبدل منذ القرار: %Ln</numerusform>
            <numerusform>تغيّر أو استُبدل منذ القرار: %Ln</numerusform>
            <numerusform>تغيّر أو استُبدل منذ القرار: %Ln</numerusform>
            <numerusform>تغيّر أو استُبدل منذ القرار: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone already</source>
        <translation>
            <numerusform>لم يعد موجودًا: %Ln</numerusform>
            <numerusform>لم يعد موجودًا: %Ln</numerusform>
            <numerusform>لم يعد موجودًا: %Ln</numerusform>
            <numerusform>لم يعد موجودًا: %Ln</numerusform>
            <numerusform>لم يعد موجودًا: %Ln</numerusform>
            <numerusform>لم يعد موجودًا: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need a decision</source>
        <translation>
            <numerusform>يحتاج إلى قرار: %Ln</numerusform>
            <numerusform>يحتاج إلى قرار: %Ln</numerusform>
            <numerusform>يحتاج إلى قرار: %Ln</numerusform>
            <numerusform>يحتاج إلى قرار: %Ln</numerusform>
            <numerusform>يحتاج إلى قرار: %Ln</numerusform>
            <numerusform>يحتاج إلى قرار: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be checked</source>
        <translation>
            <numerusform>تعذّر التحقق منه: %Ln</numerusform>
            <numerusform>تعذّر التحقق منه: %Ln</numerusform>
            <numerusform>تعذّر التحقق منه: %Ln</numerusform>
            <numerusform>تعذّر التحقق منه: %Ln</numerusform>
            <numerusform>تعذّر التحقق منه: %Ln</numerusform>
            <numerusform>تعذّر التحقق منه: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: {found}. Nothing was sent.</source>
        <extracomment>{found} is such as “12 tracks would be deleted, 2 held for approval”.</extracomment>
        <translation>تجربة دون تنفيذ: {found}. لم يُرسَل شيء.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>تم الإصلاح</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>تم التخطي</translation>
    </message>
    <message>
        <source>Failed before</source>
        <translation>فشل من قبل</translation>
    </message>
    <message>
        <source>Can’t be restored later</source>
        <translation>لا يمكن استعادته لاحقًا</translation>
    </message>
    <message>
        <source>Can be deleted</source>
        <translation>يمكن حذفه</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>لم يُفحص بعد</translation>
    </message>
    <message>
        <source>It was tried before and failed; the track is still there.</source>
        <translation>جرت محاولة حذفه من قبل وفشلت؛ المسار ما زال موجودًا.</translation>
    </message>
    <message>
        <source>It has no subtitles that could be backed up, so it’s gone for good.</source>
        <translation>لا ترجمة فيه يمكن نسخها احتياطيًا، لذا يُحذف نهائيًا.</translation>
    </message>
    <message>
        <source>It is looked at before it is deleted, and stays if it has changed.</source>
        <translation>يُفحص قبل حذفه، ويبقى إن تغيّر.</translation>
    </message>
    <message>
        <source>It is backed up first, so the deletion can be undone.</source>
        <translation>يُنسخ احتياطيًا أولًا، لذا يمكن التراجع عن حذفه.</translation>
    </message>
    <message>
        <source>{name} decided to delete this track. Tick it and choose Approve or Refuse, then save the review as a file and give it back.</source>
        <translation>قرر {name} حذف هذا المسار. علّمه واختر «موافقة» أو «رفض»، ثم احفظ المراجعة كملف وأعده.</translation>
    </message>
    <message>
        <source>The deletion was refused, so the track stays.</source>
        <translation>رُفض الحذف، لذا يبقى المسار.</translation>
    </message>
    <message>
        <source>{name} refused this deletion {ago}, so the track stays.</source>
        <translation>رفض {name} هذا الحذف ({ago})، لذا يبقى المسار.</translation>
    </message>
    <message>
        <source>{name} began to delete it on another computer {ago}. Look whether the track is still there before you delete it here.</source>
        <translation>بدأ {name} حذفه على كمبيوتر آخر ({ago}). تحقق هل المسار ما زال موجودًا قبل أن تحذفه هنا.</translation>
    </message>
    <message>
        <source>Deleted on {moment}.</source>
        <translation>حُذف في {moment}.</translation>
    </message>
    <message>
        <source>Deleted on {moment}, approved by {name}.</source>
        <translation>حُذف في {moment} بموافقة {name}.</translation>
    </message>
    <message>
        <source>Video is gone</source>
        <translation>الفيديو لم يعد موجودًا</translation>
    </message>
    <message>
        <source>Gone already</source>
        <translation>لم يعد موجودًا</translation>
    </message>
    <message>
        <source>The track was deleted and restored under a new ID. Show it in the review to decide on it again.</source>
        <translation>حُذف المسار واستُعيد بمعرّف جديد. اعرضه في المراجعة للقرار بشأنه من جديد.</translation>
    </message>
    <message>
        <source>Replaced since</source>
        <translation>استُبدل منذ القرار</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>تغيّر منذ القرار</translation>
    </message>
    <message>
        <source>Can’t be backed up now</source>
        <translation>تعذّر نسخه احتياطيًا</translation>
    </message>
    <message>
        <source>Subtitles changed since</source>
        <translation>تغيّرت الترجمة</translation>
    </message>
    <message>
        <source>The whole video is not in the project any more. There is nothing left to delete.</source>
        <translation>لم يعد الفيديو كله في المشروع. لم يبقَ شيء لحذفه.</translation>
    </message>
    <message>
        <source>Somebody deleted this track meanwhile. There is nothing left to do.</source>
        <translation>حذف شخص ما هذا المسار في هذه الأثناء. لم يبقَ ما يُفعل.</translation>
    </message>
    <message>
        <source>This track is gone, and {now} has taken its place. The new one stays: put it into a review to decide on it.</source>
        <translation>لم يعد هذا المسار موجودًا، وحل محله {now}. الجديد يبقى: ضعه في مراجعة للقرار بشأنه.</translation>
    </message>
    <message>
        <source>It was decided on as {seen}; now it is {now}. Look at it once more, or delete it all the same.</source>
        <translation>كان عند القرار {seen}، وهو الآن {now}. انظر فيه مرة أخرى، أو احذفه رغم ذلك.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be backed up any more, so deleting it is for good. Look at it once more, or delete it all the same.</source>
        <translation>لم يعد ممكنًا نسخ ترجمته احتياطيًا، لذا فإن حذفه نهائي. انظر فيه مرة أخرى، أو احذفه رغم ذلك.</translation>
    </message>
    <message>
        <source>Its subtitles are others than those that were decided on. Look at them in the review and decide again.</source>
        <translation>ترجمته غير تلك التي تقرر بشأنها. انظر فيها في المراجعة وقرر من جديد.</translation>
    </message>
    <message>
        <source>{name} ({kind})</source>
        <extracomment>A track with its kind and language: “Italiano” (subtitles, Italian).</extracomment>
        <translation>{name} ({kind})</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>{age} · refreshing…</source>
        <translation>{age} · جارٍ التحديث…</translation>
    </message>
    <message>
        <source>trackman will keep trying.</source>
        <translation>سيواصل trackman المحاولة.</translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation>جارٍ التحديث…</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Can’t create tokens? Ask someone who can</source>
        <translation>لا تستطيع إنشاء رموز؟ اطلب ذلك ممن يستطيع</translation>
    </message>
    <message>
        <source>In DatoCMS, open your project, then Project settings › API tokens.</source>
        <translation>في DatoCMS، افتح مشروعك، ثم Project settings › API tokens.</translation>
    </message>
    <message>
        <source>Choose New token and give it a name such as “trackman”.</source>
        <translation>اختر New token وامنحه اسمًا مثل «trackman».</translation>
    </message>
    <message>
        <source>Allow it access to the Content Management API, and choose a role that can edit uploads in the primary environment.</source>
        <translation>اسمح له بالوصول إلى Content Management API، واختر دورًا يستطيع تحرير الملفات المرفوعة في البيئة الأساسية.</translation>
    </message>
    <message>
        <source>Save it, copy the token, and paste it below.</source>
        <translation>احفظه، وانسخ الرمز، ثم الصقه أدناه.</translation>
    </message>
</context>
<context>
    <name>StorageWording</name>
    <message>
        <source>trackman won’t change anything it can’t record first.</source>
        <translation>لا يغيّر trackman شيئًا لا يستطيع تسجيله أولًا.</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>دفتر العمليات تالف</translation>
    </message>
    <message>
        <source>The journal was written by a newer trackman</source>
        <translation>دفتر العمليات مكتوب بإصدار أحدث من trackman</translation>
    </message>
    <message>
        <source>The journal can’t be written</source>
        <translation>لا يمكن الكتابة في دفتر العمليات</translation>
    </message>
    <message>
        <source>There’s no space left for the journal</source>
        <translation>لم تبق مساحة لدفتر العمليات</translation>
    </message>
    <message>
        <source>Another program is using the journal</source>
        <translation>يستخدم برنامج آخر دفتر العمليات</translation>
    </message>
    <message>
        <source>The journal is missing</source>
        <translation>دفتر العمليات مفقود</translation>
    </message>
    <message>
        <source>The journal’s file can’t be locked</source>
        <translation>لا يمكن قفل ملف دفتر العمليات</translation>
    </message>
    <message>
        <source>The path of the journal is too long</source>
        <translation>موقع دفتر العمليات طويل جدًا</translation>
    </message>
    <message>
        <source>The journal can’t be used</source>
        <translation>لا يمكن استخدام دفتر العمليات</translation>
    </message>
    <message>
        <source>Choose another copy of it, or export it once more.</source>
        <translation>اختر نسخة أخرى منه، أو صدّره مرة أخرى.</translation>
    </message>
    <message>
        <source>Install the newest trackman, then import it again.</source>
        <translation>ثبّت أحدث إصدار من trackman، ثم استورده من جديد.</translation>
    </message>
    <message>
        <source>It was moved or deleted. Choose another file.</source>
        <translation>نُقل أو حُذف. اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>This isn’t a trackman archive, or it is damaged</source>
        <translation>هذا ليس أرشيف trackman، أو هو تالف</translation>
    </message>
    <message>
        <source>This archive was made by a newer trackman</source>
        <translation>هذا الأرشيف من إصدار أحدث من trackman</translation>
    </message>
    <message>
        <source>The archive can’t be written there</source>
        <translation>لا يمكن كتابة الأرشيف هناك</translation>
    </message>
    <message>
        <source>There’s no space left for the archive</source>
        <translation>لم تبق مساحة للأرشيف</translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation>يستخدم برنامج آخر الأرشيف</translation>
    </message>
    <message>
        <source>The archive no longer exists</source>
        <translation>لم يعد الأرشيف موجودًا</translation>
    </message>
    <message>
        <source>The archive’s file can’t be locked</source>
        <translation>لا يمكن قفل ملف الأرشيف</translation>
    </message>
    <message>
        <source>The name of the archive is too long</source>
        <translation>اسم الأرشيف طويل جدًا</translation>
    </message>
    <message>
        <source>The archive can’t be used</source>
        <translation>لا يمكن استخدام الأرشيف</translation>
    </message>
    <message>
        <source>Nothing was changed on this computer.</source>
        <translation>لم يتغير شيء على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>The rule’s file can’t be read</source>
        <translation>لا يمكن قراءة ملف القاعدة</translation>
    </message>
    <message>
        <source>It may have been moved, or you may not read it. Choose another file.</source>
        <translation>ربما نُقل، أو لا يُسمح لك بقراءته. اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>This isn’t a rule saved by trackman</source>
        <translation>ليست هذه قاعدة حفظها trackman</translation>
    </message>
    <message>
        <source>Choose a file that was made with Save as file…</source>
        <translation>اختر ملفًا أُنشئ بأمر «حفظ كملف…».</translation>
    </message>
    <message>
        <source>This rule’s file is damaged</source>
        <translation>ملف هذه القاعدة تالف</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and choose that.</source>
        <translation>اطلب نسخة أخرى منه واخترها.</translation>
    </message>
    <message>
        <source>This rule was made by a newer trackman</source>
        <translation>أُنشئت هذه القاعدة بإصدار أحدث من trackman</translation>
    </message>
    <message>
        <source>It has conditions this trackman doesn’t know, and without them it would match more tracks. Install the newest trackman to use it.</source>
        <translation>فيها شروط لا يعرفها هذا الإصدار من trackman، ومن دونها تشمل مسارات أكثر. ثبّت أحدث إصدار من trackman لاستخدامها.</translation>
    </message>
    <message>
        <source>Your rules are unchanged.</source>
        <translation>لم تتغير قواعدك.</translation>
    </message>
    <message>
        <source>It was removed on this computer. If somebody has a file of it, open that file.</source>
        <translation>أُزيلت من هذا الكمبيوتر. إذا كان لدى أحد ملف منها، فافتح ذلك الملف.</translation>
    </message>
    <message>
        <source>This review isn’t here any more</source>
        <translation>لم تعد هذه المراجعة هنا</translation>
    </message>
    <message>
        <source>Your last step was not recorded; everything before it is safe.</source>
        <translation>لم تُسجَّل خطوتك الأخيرة؛ كل ما قبلها سليم.</translation>
    </message>
    <message>
        <source>Your reviews are damaged</source>
        <translation>مراجعاتك تالفة</translation>
    </message>
    <message>
        <source>Your reviews were written by a newer trackman</source>
        <translation>مراجعاتك مكتوبة بإصدار أحدث من trackman</translation>
    </message>
    <message>
        <source>Your reviews can’t be written</source>
        <translation>لا يمكن كتابة مراجعاتك</translation>
    </message>
    <message>
        <source>There’s no space left for your reviews</source>
        <translation>لم تبق مساحة لمراجعاتك</translation>
    </message>
    <message>
        <source>Another program is using your reviews</source>
        <translation>يستخدم برنامج آخر مراجعاتك</translation>
    </message>
    <message>
        <source>The file of your reviews can’t be locked</source>
        <translation>لا يمكن قفل ملف مراجعاتك</translation>
    </message>
    <message>
        <source>Your reviews can’t be used</source>
        <translation>لا يمكن استخدام مراجعاتك</translation>
    </message>
    <message>
        <source>Nothing was taken from it, and your reviews are unchanged.</source>
        <translation>لم يؤخذ منه شيء، ولم تتغير مراجعاتك.</translation>
    </message>
    <message>
        <source>Open that environment, then open the file again.</source>
        <translation>افتح تلك البيئة، ثم افتح الملف مرة أخرى.</translation>
    </message>
    <message>
        <source>This review is of the primary environment</source>
        <translation>هذه المراجعة للبيئة الأساسية</translation>
    </message>
    <message>
        <source>This review is of the environment {name}</source>
        <translation>هذه المراجعة للبيئة {name}</translation>
    </message>
    <message>
        <source>The review’s file can’t be read</source>
        <translation>لا يمكن قراءة ملف المراجعة</translation>
    </message>
    <message>
        <source>This isn’t a review saved by trackman</source>
        <translation>ليست هذه مراجعة حفظها trackman</translation>
    </message>
    <message>
        <source>Choose a file that was saved from the list of reviews.</source>
        <translation>اختر ملفًا حُفظ من قائمة المراجعات.</translation>
    </message>
    <message>
        <source>This review’s file is damaged</source>
        <translation>ملف هذه المراجعة تالف</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and open that.</source>
        <translation>اطلب نسخة أخرى منه، وافتحها.</translation>
    </message>
    <message>
        <source>This review’s file is incomplete</source>
        <translation>ملف هذه المراجعة غير مكتمل</translation>
    </message>
    <message>
        <source>Its end is missing, perhaps because a download stopped. Get it again.</source>
        <translation>نهايته مفقودة، ربما لأن التنزيل توقف. احصل عليه مرة أخرى.</translation>
    </message>
    <message>
        <source>This review was saved by a newer trackman</source>
        <translation>حُفظت هذه المراجعة بإصدار أحدث من trackman</translation>
    </message>
    <message>
        <source>Install the newest trackman, then open it again.</source>
        <translation>ثبّت أحدث إصدار من trackman، ثم افتحها مرة أخرى.</translation>
    </message>
    <message>
        <source>This file is too large for a review</source>
        <translation>هذا الملف أكبر من أن يكون مراجعة</translation>
    </message>
    <message>
        <source>Ask for the review split in parts.</source>
        <translation>اطلب المراجعة مقسّمة إلى أجزاء.</translation>
    </message>
    <message>
        <source>This review is of the project {name}</source>
        <translation>هذه المراجعة للمشروع {name}</translation>
    </message>
    <message>
        <source>Open that project, then open the file again.</source>
        <translation>افتح ذلك المشروع، ثم افتح الملف مرة أخرى.</translation>
    </message>
    <message>
        <source>trackman doesn’t know yet which project this is</source>
        <translation>لا يعرف trackman بعد أي مشروع هذا</translation>
    </message>
    <message>
        <source>Connect to DatoCMS once, then open the file again.</source>
        <translation>اتصل بـ DatoCMS مرة واحدة، ثم افتح الملف مرة أخرى.</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>لم يعد الملف موجودًا هناك</translation>
    </message>
    <message>
        <source>The file was changed meanwhile</source>
        <translation>تغيّر الملف في هذه الأثناء</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>لا يمكن قراءة الملف</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose the file again and try once more.</source>
        <translation>لم يُرسَل شيء. اختر الملف من جديد وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>The file can’t be written there</source>
        <translation>لا يمكن كتابة الملف هناك</translation>
    </message>
    <message>
        <source>There’s no space left for the file</source>
        <translation>لم تبق مساحة للملف</translation>
    </message>
    <message>
        <source>Another program has the file open</source>
        <translation>الملف مفتوح في برنامج آخر</translation>
    </message>
    <message>
        <source>The folder for the file doesn’t exist</source>
        <translation>مجلد الملف غير موجود</translation>
    </message>
    <message>
        <source>The file can’t be locked there</source>
        <translation>لا يمكن قفل الملف هناك</translation>
    </message>
    <message>
        <source>The file name is too long</source>
        <translation>اسم الملف طويل جدًا</translation>
    </message>
    <message>
        <source>The file couldn’t be written</source>
        <translation>تعذّرت كتابة الملف</translation>
    </message>
    <message>
        <source>The history itself is unchanged.</source>
        <translation>لم تتغير المحفوظات نفسها.</translation>
    </message>
    <message>
        <source>Your changes stay in this window as long as it’s open.</source>
        <translation>تبقى تغييراتك في هذه النافذة ما دامت مفتوحة.</translation>
    </message>
    <message>
        <source>The damaged file was set aside, and the published subtitles are shown.</source>
        <translation>نُحّي الملف التالف جانبًا، وتظهر الترجمة المنشورة.</translation>
    </message>
    <message>
        <source>Your draft is damaged</source>
        <translation>مسودتك تالفة</translation>
    </message>
    <message>
        <source>Your draft can’t be written</source>
        <translation>لا يمكن كتابة مسودتك</translation>
    </message>
    <message>
        <source>There’s no space left for your draft</source>
        <translation>لم تبق مساحة لمسودتك</translation>
    </message>
    <message>
        <source>Another program is using your draft</source>
        <translation>يستخدم برنامج آخر مسودتك</translation>
    </message>
    <message>
        <source>Your draft couldn’t be saved</source>
        <translation>تعذّر حفظ مسودتك</translation>
    </message>
    <message>
        <source>Close the other program, then export once more.</source>
        <translation>أغلق البرنامج الآخر، ثم صدّر مرة أخرى.</translation>
    </message>
    <message>
        <source>Export once more with a shorter name.</source>
        <translation>صدّر مرة أخرى باسم أقصر.</translation>
    </message>
    <message>
        <source>Choose another folder, then export once more.</source>
        <translation>اختر مجلدًا آخر، ثم صدّر مرة أخرى.</translation>
    </message>
    <message>
        <source>Put back a copy of the data folder, or import an earlier archive.</source>
        <translation>أعد نسخة من مجلد البيانات إلى مكانها، أو استورد أرشيفًا سابقًا.</translation>
    </message>
    <message>
        <source>Install the newest trackman to go on.</source>
        <translation>للمتابعة، ثبّت أحدث إصدار من trackman.</translation>
    </message>
    <message>
        <source>Allow trackman to write into that folder, then retry.</source>
        <translation>اسمح لـ trackman بالكتابة في ذلك المجلد، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Free up disk space, then try again.</source>
        <translation>وفّر مساحة على القرص، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>أغلق البرنامج الآخر، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Start trackman again to begin a new journal.</source>
        <translation>لبدء دفتر عمليات جديد، شغّل trackman من جديد.</translation>
    </message>
    <message>
        <source>The data folder is on a network drive that can’t lock files. Start trackman with --data-dir and a folder on this computer.</source>
        <translation>مجلد البيانات على محرك شبكة لا يستطيع قفل الملفات. شغّل trackman مع ‎--data-dir ومجلد على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>Choose a shorter name or another folder.</source>
        <translation>اختر اسمًا أقصر أو مجلدًا آخر.</translation>
    </message>
    <message>
        <source>See the reason below. Try again, or restart trackman.</source>
        <translation>اطّلع على السبب أدناه. أعد المحاولة، أو أعد تشغيل trackman.</translation>
    </message>
    <message>
        <source>It can’t be restored from this computer. An earlier export may contain it.</source>
        <translation>لا يمكن استعادته من هذا الكمبيوتر. ربما يحتوي عليه تصدير سابق.</translation>
    </message>
    <message>
        <source>It differs from what was deleted, so trackman won’t restore it.</source>
        <translation>يختلف عما حُذف، لذا لن يستعيده trackman.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks right now. Try again in a minute.</source>
        <translation>لا يستطيع trackman نسخ المسارات احتياطيًا الآن. أعد المحاولة بعد دقيقة.</translation>
    </message>
    <message>
        <source>It can’t be backed up, so deleting it can’t be undone.</source>
        <translation>لا يمكن نسخه احتياطيًا، لذا لا يمكن التراجع عن حذفه.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>The subtitle file can’t be reached</source>
        <translation>لا يمكن الوصول إلى ملف الترجمة</translation>
    </message>
    <message>
        <source>No subtitle file was found for this track</source>
        <translation>لم يُعثر على ملف ترجمة لهذا المسار</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT</source>
        <translation>الملف ليس WebVTT صالحًا</translation>
    </message>
    <message>
        <source>The subtitle file contains characters that can’t be read</source>
        <translation>في ملف الترجمة أحرف لا يمكن قراءتها</translation>
    </message>
    <message>
        <source>The subtitle file is empty</source>
        <translation>ملف الترجمة فارغ</translation>
    </message>
    <message>
        <source>No cue in the subtitle file has times that can be read</source>
        <translation>ليس في ملف الترجمة مقطع يمكن قراءة أوقاته</translation>
    </message>
    <message>
        <source>The subtitle file didn’t arrive completely</source>
        <translation>لم يصل ملف الترجمة كاملًا</translation>
    </message>
    <message>
        <source>The subtitle file is too large</source>
        <translation>ملف الترجمة كبير جدًا</translation>
    </message>
    <message>
        <source>The subtitle file couldn’t be saved on this computer</source>
        <translation>تعذّر حفظ ملف الترجمة على هذا الكمبيوتر</translation>
    </message>
    <message>
        <source>The backup is missing</source>
        <translation>النسخة الاحتياطية مفقودة</translation>
    </message>
    <message>
        <source>The backup was changed</source>
        <translation>تغيّرت النسخة الاحتياطية</translation>
    </message>
    <message>
        <source>The backup can’t be read</source>
        <translation>لا يمكن قراءة النسخة الاحتياطية</translation>
    </message>
</context>
<context>
    <name>StretchBar</name>
    <message>
        <source>Stretch times between two points</source>
        <translation>تمديد الأوقات بين نقطتين</translation>
    </message>
    <message>
        <source>First cue</source>
        <translation>المقطع الأول</translation>
    </message>
    <message>
        <source>Second cue</source>
        <translation>المقطع الثاني</translation>
    </message>
    <message>
        <source>Start of the first cue</source>
        <translation>بداية المقطع الأول</translation>
    </message>
    <message>
        <source>Start of the second cue</source>
        <translation>بداية المقطع الثاني</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>تمديد</translation>
    </message>
    <message>
        <source>Name two cues, and when each of them should start.</source>
        <translation>حدّد مقطعين، ومتى يجب أن يبدأ كل منهما.</translation>
    </message>
    <message>
        <source>Name two cues that start at different times.</source>
        <translation>حدّد مقطعين يبدآن في وقتين مختلفين.</translation>
    </message>
    <message>
        <source>The cues must stay in the same order.</source>
        <translation>يجب أن يبقى ترتيب المقاطع كما هو.</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>المقطع</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>يبدأ في</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Compare subtitles</source>
        <translation>مقارنة الترجمات</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>و%Ln مسار آخر</numerusform>
            <numerusform>ومسار واحد آخر (%Ln)</numerusform>
            <numerusform>ومساران آخران (%Ln)</numerusform>
            <numerusform>و%Ln مسارات أخرى</numerusform>
            <numerusform>و%Ln مسارًا آخر</numerusform>
            <numerusform>و%Ln مسار آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} · {language}</source>
        <translation>{name} · {language}</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>This column is always shown.</source>
        <translation>يظهر هذا العمود دائمًا.</translation>
    </message>
</context>
<context>
    <name>TextCellEditor</name>
    <message>
        <source>Text of the cue</source>
        <translation>نص المقطع</translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>ملفات الترجمة (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>حفظ الترجمة</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>تم حفظ الترجمة في {file}.</translation>
    </message>
</context>
<context>
    <name>TextHead</name>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>استبدال…</translation>
    </message>
    <message>
        <source>Save subtitles as…</source>
        <translation>حفظ الترجمة باسم…</translation>
    </message>
    <message>
        <source>Show cue {number}</source>
        <translation>إظهار المقطع {number}</translation>
    </message>
    <message>
        <source>Edit text and times of the cues</source>
        <translation>تحرير نص المقاطع وأوقاتها</translation>
    </message>
    <message>
        <source>You have unpublished changes to these subtitles. Choose Edit to go on.</source>
        <translation>لديك تغييرات غير منشورة على هذه الترجمة. اختر «تحرير» للمتابعة.</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT، بلا تغيير (‎.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (‎.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>نص عادي (‎.txt)</translation>
    </message>
    <message>
        <source>Findings of all tracks of this video (table)</source>
        <translation>ملاحظات كل المسارات في هذا الفيديو (جدول)</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>وضع ملف مكان المسار</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Subtitles of the track</source>
        <translation>ترجمة المسار</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>جارٍ تحميل الترجمة…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>TextWording</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} ث</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln مقطع</numerusform>
            <numerusform>مقطع واحد (%Ln)</numerusform>
            <numerusform>مقطعان (%Ln)</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the local copy. Last updated: {ago}.</source>
        <translation>تُعرض النسخة المحلية. آخر تحديث: {ago}.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>لا يوجد ملف ترجمة لتحريره.</translation>
    </message>
    <message>
        <source>The file is too large to be edited.</source>
        <translation>الملف أكبر من أن يُحرَّر.</translation>
    </message>
    <message>
        <source>None of the file can be read.</source>
        <translation>لا يمكن قراءة أي شيء من الملف.</translation>
    </message>
    <message>
        <source>The subtitle server isn’t responding, and there is no local copy to show.</source>
        <translation>خادم الترجمات لا يستجيب، ولا توجد نسخة محلية لعرضها.</translation>
    </message>
    <message>
        <source>DatoCMS lists the track as ready, but there is no subtitle file. Players show nothing.</source>
        <translation>يدرج DatoCMS المسار على أنه جاهز، لكن لا يوجد ملف ترجمة. لا تعرض المشغّلات شيئًا.</translation>
    </message>
    <message>
        <source>The server sent something else, such as a web page. Players show nothing.</source>
        <translation>أرسل الخادم شيئًا آخر، مثل صفحة ويب. لا تعرض المشغّلات شيئًا.</translation>
    </message>
    <message>
        <source>The file has no cues. Players show nothing.</source>
        <translation>لا مقاطع في الملف. لا تعرض المشغّلات شيئًا.</translation>
    </message>
    <message>
        <source>The file has words, but no cue with times. Players show nothing.</source>
        <translation>في الملف كلمات، لكن ليس فيه أي مقطع بأوقات. لا تعرض المشغّلات شيئًا.</translation>
    </message>
    <message>
        <source>The file is far larger than any subtitle file, so trackman doesn’t read it.</source>
        <translation>الملف أكبر بكثير من أي ملف ترجمة، لذا لا يقرؤه trackman.</translation>
    </message>
    <message>
        <source>Its words: {words}</source>
        <translation>كلماته: {words}</translation>
    </message>
    <message>
        <source>This expression takes too long. Make it simpler.</source>
        <translation>يستغرق هذا التعبير وقتًا طويلًا. بسّطه.</translation>
    </message>
    <message>
        <source>This isn’t a valid regular expression.</source>
        <translation>هذا ليس تعبيرًا نمطيًا صالحًا.</translation>
    </message>
    <message>
        <source>Not a valid regular expression: see character {place}.</source>
        <translation>ليس تعبيرًا نمطيًا صالحًا: انظر الحرف {place}.</translation>
    </message>
    <message>
        <source>The subtitle file is cut off: its end is missing.</source>
        <translation>ملف الترجمة مبتور: نهايته ناقصة.</translation>
    </message>
    <message>
        <source>The subtitle file isn’t UTF-8, so players may show different characters.</source>
        <translation>ملف الترجمة ليس UTF-8، لذا قد تعرض المشغّلات أحرفًا مختلفة.</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT, so players may show nothing.</source>
        <translation>الملف ليس WebVTT صالحًا، لذا قد لا تعرض المشغّلات شيئًا.</translation>
    </message>
    <message>
        <source>The subtitle file is too large. Only its beginning is shown.</source>
        <translation>ملف الترجمة كبير جدًا. لا تظهر إلا بدايته.</translation>
    </message>
    <message>
        <source>None of these cues has a time that players can read.</source>
        <translation>ليس في هذه المقاطع وقت تستطيع المشغّلات قراءته.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues have times that no player can read.</source>
        <translation>
            <numerusform>هناك %Ln مقطع لا يستطيع أي مشغّل قراءة أوقاتها.</numerusform>
            <numerusform>هناك مقطع واحد (%Ln) لا يستطيع أي مشغّل قراءة أوقاته.</numerusform>
            <numerusform>هناك مقطعان (%Ln) لا يستطيع أي مشغّل قراءة أوقاتهما.</numerusform>
            <numerusform>هناك %Ln مقاطع لا يستطيع أي مشغّل قراءة أوقاتها.</numerusform>
            <numerusform>هناك %Ln مقطعًا لا يستطيع أي مشغّل قراءة أوقاتها.</numerusform>
            <numerusform>هناك %Ln مقطع لا يستطيع أي مشغّل قراءة أوقاتها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their numbers: {numbers}.</source>
        <translation>أرقامها: {numbers}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not shown here.</source>
        <translation>
            <numerusform>لا يظهر هنا %Ln منها.</numerusform>
            <numerusform>لا يظهر هنا %Ln منها.</numerusform>
            <numerusform>لا يظهر هنا %Ln منها.</numerusform>
            <numerusform>لا يظهر هنا %Ln منها.</numerusform>
            <numerusform>لا يظهر هنا %Ln منها.</numerusform>
            <numerusform>لا يظهر هنا %Ln منها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>Show token</source>
        <translation>إظهار الرمز</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>رمز API</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>الصق الرمز هنا</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>إخفاء الرمز</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>API token</source>
        <translation>رمز API</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Checking with DatoCMS…</source>
        <translation>جارٍ التحقق لدى DatoCMS…</translation>
    </message>
    <message>
        <source>Saving the token in this computer’s keyring…</source>
        <translation>جارٍ حفظ الرمز في سلسلة مفاتيح هذا الكمبيوتر…</translation>
    </message>
    <message>
        <source>Paste the token into the field above first.</source>
        <translation>الصق الرمز في الحقل أعلاه أولًا.</translation>
    </message>
    <message>
        <source>The token is kept in this computer’s keyring, never in a file.</source>
        <translation>يُحفظ الرمز في سلسلة مفاتيح هذا الكمبيوتر، ولا يُحفظ أبدًا في ملف.</translation>
    </message>
    <message>
        <source>This computer has no keyring. trackman can keep the token until you close it, and never writes it to a file.</source>
        <translation>لا توجد سلسلة مفاتيح على هذا الكمبيوتر. يمكن لـ trackman الاحتفاظ بالرمز حتى تغلقه، ولا يكتبه أبدًا في ملف.</translation>
    </message>
</context>
<context>
    <name>TokenRequest</name>
    <message>
        <source>Copy message</source>
        <translation>نسخ الرسالة</translation>
    </message>
    <message>
        <source>I can create a token myself</source>
        <translation>أستطيع إنشاء رمز بنفسي</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>نُسخت الرسالة</translation>
    </message>
    <message>
        <source>Hello,

I’d like to use trackman, a desktop program that shows, checks and deletes subtitle and audio tracks of our videos in DatoCMS. For that I need an API token of our project. Could you create one for me?

In DatoCMS: Project settings › API tokens › New token
• Name: trackman
• Access: Content Management API only
• Role: one that can read and edit uploads in the primary environment. To look without changing anything, reading uploads is enough. If it can also read records, trackman shows which of them use a video.

trackman keeps the token in my computer’s keyring and sends it to DatoCMS alone. Please hand it over in a password manager rather than by email or chat; you can revoke it in the same place at any time.

Thank you!</source>
        <translation>مرحبًا،

أودّ استخدام trackman، وهو برنامج لسطح المكتب يعرض مسارات الترجمة والصوت في فيديوهاتنا على DatoCMS ويفحصها ويحذفها. ولهذا أحتاج إلى رمز API لمشروعنا. هل يمكنك إنشاء رمز لي؟

في DatoCMS: ‏Project settings › API tokens › New token
• الاسم: trackman
• الوصول: Content Management API فقط
• الدور: دور يستطيع قراءة الملفات المرفوعة وتحريرها في البيئة الأساسية. وللاطلاع دون تغيير شيء، تكفي قراءة الملفات المرفوعة. وإذا كان يستطيع قراءة السجلات أيضًا، فسيعرض trackman أيها يستخدم فيديو معيّنًا.

يحفظ trackman الرمز في سلسلة المفاتيح على الكمبيوتر لديّ، ولا يرسله إلا إلى DatoCMS. أرجو تسليمه عبر مدير كلمات مرور لا بالبريد الإلكتروني أو الدردشة؛ ويمكنك إلغاؤه في المكان نفسه في أي وقت.

شكرًا لك!</translation>
    </message>
    <message>
        <source>Ask someone who manages the project</source>
        <translation>اطلب ذلك ممن يدير المشروع</translation>
    </message>
    <message>
        <source>Creating tokens takes a role that may manage API tokens: usually the project’s owner, an administrator, or the agency that built the site. Send them this:</source>
        <translation>يتطلب إنشاء الرموز دورًا يتيح إدارة رموز API: وهو عادةً مالك المشروع أو مسؤول أو الوكالة التي أنشأت الموقع. أرسل هذا إليهم:</translation>
    </message>
</context>
<context>
    <name>TourBubble</name>
    <message>
        <source>Skip</source>
        <translation>تخطي</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>الخطوة {number} من {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>End the tour. Help › Tour starts it again.</source>
        <translation>إنهاء الجولة. لبدئها من جديد: تعليمات › جولة تعريفية.</translation>
    </message>
    <message>
        <source>Go back to the step before</source>
        <translation>العودة إلى الخطوة السابقة</translation>
    </message>
    <message>
        <source>Go on with the tour; Escape leaves it</source>
        <translation>متابعة الجولة؛ المفتاح Esc يغادرها</translation>
    </message>
</context>
<context>
    <name>TourWording</name>
    <message>
        <source>Open a video</source>
        <translation>افتح فيديو</translation>
    </message>
    <message>
        <source>Paste a DatoCMS link or a video ID here, or drop a link on the window.</source>
        <translation>الصق هنا رابط DatoCMS أو معرّف فيديو، أو أفلت رابطًا على النافذة.</translation>
    </message>
    <message>
        <source>Or pick one of your videos</source>
        <translation>أو اختر أحد فيديوهاتك</translation>
    </message>
    <message>
        <source>Search and filter the library, and keep a filter as a view.</source>
        <translation>ابحث في المكتبة وصفِّ نتائجها، واحفظ التصفية كطريقة عرض.</translation>
    </message>
    <message>
        <source>Its tracks</source>
        <translation>مساراته</translation>
    </message>
    <message>
        <source>Subtitles and audio, with the findings of each. Select one to read it, or several to work on them together.</source>
        <translation>الترجمة والصوت، مع ملاحظات كل مسار. حدّد مسارًا لقراءته، أو عدة مسارات للعمل عليها معًا.</translation>
    </message>
    <message>
        <source>Look closely</source>
        <translation>دقّق النظر</translation>
    </message>
    <message>
        <source>Read the subtitles, play the video, compare, edit. Errors and warnings stand beside the cue they are about.</source>
        <translation>اقرأ الترجمة، وشغّل الفيديو، وقارن، وحرّر. تظهر الأخطاء والتحذيرات بجوار المقطع الذي تتعلق به.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>اتخذ القرار</translation>
    </message>
    <message>
        <source>Delete what should go ({delete}). The subtitles are saved first, and {undo} brings the track back.</source>
        <translation>احذف ما يجب حذفه ({delete}). تُحفظ الترجمة أولًا، والاختصار {undo} يعيد المسار.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Judge many tracks</source>
        <translation>مراجعة مسارات كثيرة</translation>
    </message>
    <message>
        <source>Review, among all tracks and in the menu Track, shows them one after another: {keep} keeps, {delete} marks for deletion. Tools › Reviews goes on where you left one.</source>
        <translation>يعرضها أمر «مراجعة»، في كل المسارات وفي القائمة «مسار»، واحدًا تلو الآخر: {keep} يُبقي، و{delete} يعلّم للحذف. ومن «أدوات › المراجعات…» تتابع من حيث توقفت.</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>المساعدة هنا</translation>
    </message>
    <message>
        <source>What’s this? explains every control, Keyboard shortcuts ({keys}) lists all keys and changes them, and Tour starts this again.</source>
        <translation>يشرح «ما هذا؟» كل عنصر، وتعرض «اختصارات لوحة المفاتيح» ({keys}) كل الاختصارات وتغيّرها، وتعيد «جولة تعريفية» هذه الجولة من البداية.</translation>
    </message>
</context>
<context>
    <name>TrackDelegate</name>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
</context>
<context>
    <name>TrackFacts</name>
    <message>
        <source>Saved {moment}</source>
        <translation>حُفظ: {moment}</translation>
    </message>
    <message>
        <source>Press {key} to put a saved version beside the text.</source>
        <translation>اضغط {key} لوضع إصدار محفوظ بجانب النص.</translation>
    </message>
    <message>
        <source>Unpublished draft, last changed: {ago}</source>
        <translation>مسودة غير منشورة، آخر تغيير: {ago}</translation>
    </message>
    <message>
        <source>{outcome} {ago}</source>
        <translation>{outcome}: {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved versions</source>
        <translation>
            <numerusform>الإصدارات المحفوظة: %Ln</numerusform>
            <numerusform>الإصدارات المحفوظة: %Ln</numerusform>
            <numerusform>الإصدارات المحفوظة: %Ln</numerusform>
            <numerusform>الإصدارات المحفوظة: %Ln</numerusform>
            <numerusform>الإصدارات المحفوظة: %Ln</numerusform>
            <numerusform>الإصدارات المحفوظة: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more in the history</source>
        <translation>
            <numerusform>وغيرها في المحفوظات: %Ln</numerusform>
            <numerusform>وغيرها في المحفوظات: %Ln</numerusform>
            <numerusform>وغيرها في المحفوظات: %Ln</numerusform>
            <numerusform>وغيرها في المحفوظات: %Ln</numerusform>
            <numerusform>وغيرها في المحفوظات: %Ln</numerusform>
            <numerusform>وغيرها في المحفوظات: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackListWording</name>
    <message numerus="yes">
        <source>All %Ln found</source>
        <translation>
            <numerusform>عُثر على الكل (%Ln)</numerusform>
            <numerusform>عُثر على الكل (%Ln)</numerusform>
            <numerusform>عُثر على الكل (%Ln)</numerusform>
            <numerusform>عُثر على الكل (%Ln)</numerusform>
            <numerusform>عُثر على الكل (%Ln)</numerusform>
            <numerusform>عُثر على الكل (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {total} found; {unknown} unknown</source>
        <translation>عُثر على {found} من {total}؛ غير معروف: {unknown}</translation>
    </message>
    <message>
        <source>{found} of {total} found</source>
        <translation>عُثر على {found} من {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines lead to another project or environment</source>
        <translation>
            <numerusform>%Ln سطر يؤدي إلى مشروع آخر أو بيئة أخرى</numerusform>
            <numerusform>سطر واحد يؤدي إلى مشروع آخر أو بيئة أخرى (%Ln)</numerusform>
            <numerusform>سطران يؤديان إلى مشروع آخر أو بيئة أخرى (%Ln)</numerusform>
            <numerusform>%Ln أسطر تؤدي إلى مشروع آخر أو بيئة أخرى</numerusform>
            <numerusform>%Ln سطرًا يؤدي إلى مشروع آخر أو بيئة أخرى</numerusform>
            <numerusform>%Ln سطر يؤدي إلى مشروع آخر أو بيئة أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no IDs or links of videos or tracks in it.</source>
        <translation>ليست فيه معرّفات ولا روابط فيديوهات أو مسارات.</translation>
    </message>
    <message>
        <source>The file couldn’t be read: {reason}</source>
        <translation>تعذّرت قراءة الملف: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track IDs copied</source>
        <translation>
            <numerusform>تم نسخ معرّفات %Ln مسار</numerusform>
            <numerusform>تم نسخ معرّف مسار واحد (%Ln)</numerusform>
            <numerusform>تم نسخ معرّفي مسارين (%Ln)</numerusform>
            <numerusform>تم نسخ معرّفات %Ln مسارات</numerusform>
            <numerusform>تم نسخ معرّفات %Ln مسارًا</numerusform>
            <numerusform>تم نسخ معرّفات %Ln مسار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: their video has a track of the same kind and name.</source>
        <translation>
            <numerusform>يُستثنى %Ln مسار: في الفيديو مسار من النوع نفسه وبالاسم نفسه.</numerusform>
            <numerusform>يُستثنى مسار واحد (%Ln): في الفيديو مسار من النوع نفسه وبالاسم نفسه.</numerusform>
            <numerusform>يُستثنى مساران (%Ln): في الفيديو مسار من النوع نفسه وبالاسم نفسه.</numerusform>
            <numerusform>تُستثنى %Ln مسارات: في الفيديو مسار من النوع نفسه وبالاسم نفسه.</numerusform>
            <numerusform>يُستثنى %Ln مسارًا: في الفيديو مسار من النوع نفسه وبالاسم نفسه.</numerusform>
            <numerusform>يُستثنى %Ln مسار: في الفيديو مسار من النوع نفسه وبالاسم نفسه.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.</source>
        <translation>
            <numerusform>لا يمكن إرجاع %Ln مسار: لم تقرأ أي فهرسة ترجماتها، أو لم يعد الفيديو موجودًا.</numerusform>
            <numerusform>لا يمكن إرجاع مسار واحد (%Ln): لم تقرأ أي فهرسة ترجمته، أو لم يعد الفيديو موجودًا.</numerusform>
            <numerusform>لا يمكن إرجاع مسارين (%Ln): لم تقرأ أي فهرسة ترجمتيهما، أو لم يعد الفيديو موجودًا.</numerusform>
            <numerusform>لا يمكن إرجاع %Ln مسارات: لم تقرأ أي فهرسة ترجماتها، أو لم يعد الفيديو موجودًا.</numerusform>
            <numerusform>لا يمكن إرجاع %Ln مسارًا: لم تقرأ أي فهرسة ترجماتها، أو لم يعد الفيديو موجودًا.</numerusform>
            <numerusform>لا يمكن إرجاع %Ln مسار: لم تقرأ أي فهرسة ترجماتها، أو لم يعد الفيديو موجودًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln of the selected tracks?</source>
        <translation>
            <numerusform>إرجاع %Ln من المسارات المحددة؟</numerusform>
            <numerusform>إرجاع %Ln من المسارات المحددة؟</numerusform>
            <numerusform>إرجاع %Ln من المسارات المحددة؟</numerusform>
            <numerusform>إرجاع %Ln من المسارات المحددة؟</numerusform>
            <numerusform>إرجاع %Ln من المسارات المحددة؟</numerusform>
            <numerusform>إرجاع %Ln من المسارات المحددة؟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln tracks</source>
        <translation>
            <numerusform>إرجاع %Ln مسار</numerusform>
            <numerusform>إرجاع مسار واحد (%Ln)</numerusform>
            <numerusform>إرجاع مسارين (%Ln)</numerusform>
            <numerusform>إرجاع %Ln مسارات</numerusform>
            <numerusform>إرجاع %Ln مسارًا</numerusform>
            <numerusform>إرجاع %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>No track has vanished.</source>
        <translation>لم يختفِ أي مسار.</translation>
    </message>
    <message numerus="yes">
        <source>No track vanished more than %Ln days ago.</source>
        <translation>
            <numerusform>لم يختفِ أي مسار منذ أكثر من %Ln يوم.</numerusform>
            <numerusform>لم يختفِ أي مسار منذ أكثر من يوم واحد (%Ln).</numerusform>
            <numerusform>لم يختفِ أي مسار منذ أكثر من يومين (%Ln).</numerusform>
            <numerusform>لم يختفِ أي مسار منذ أكثر من %Ln أيام.</numerusform>
            <numerusform>لم يختفِ أي مسار منذ أكثر من %Ln يومًا.</numerusform>
            <numerusform>لم يختفِ أي مسار منذ أكثر من %Ln يوم.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln vanished tracks?</source>
        <translation>
            <numerusform>هل تريد نسيان %Ln مسار مختفٍ؟</numerusform>
            <numerusform>هل تريد نسيان مسار واحد مختفٍ (%Ln)؟</numerusform>
            <numerusform>هل تريد نسيان مسارين مختفيين (%Ln)؟</numerusform>
            <numerusform>هل تريد نسيان %Ln مسارات مختفية؟</numerusform>
            <numerusform>هل تريد نسيان %Ln مسارًا مختفيًا؟</numerusform>
            <numerusform>هل تريد نسيان %Ln مسار مختفٍ؟</numerusform>
        </translation>
    </message>
    <message>
        <source>They vanished before {day}.</source>
        <translation>اختفت قبل {day}.</translation>
    </message>
    <message numerus="yes">
        <source>trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be put back.</source>
        <translation>
            <numerusform>عدد المسارات التي قرأ trackman ترجماتها منها: %Ln. وبعد نسيانها لا يمكن إعادتها.</numerusform>
            <numerusform>عدد المسارات التي قرأ trackman ترجماتها منها: %Ln. وبعد نسيانها لا يمكن إعادتها.</numerusform>
            <numerusform>عدد المسارات التي قرأ trackman ترجماتها منها: %Ln. وبعد نسيانها لا يمكن إعادتها.</numerusform>
            <numerusform>عدد المسارات التي قرأ trackman ترجماتها منها: %Ln. وبعد نسيانها لا يمكن إعادتها.</numerusform>
            <numerusform>عدد المسارات التي قرأ trackman ترجماتها منها: %Ln. وبعد نسيانها لا يمكن إعادتها.</numerusform>
            <numerusform>عدد المسارات التي قرأ trackman ترجماتها منها: %Ln. وبعد نسيانها لا يمكن إعادتها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups of tracks that were deleted in trackman are kept.</source>
        <translation>تبقى النسخ الاحتياطية للمسارات التي حُذفت في trackman.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln tracks</source>
        <translation>
            <numerusform>نسيان %Ln مسار</numerusform>
            <numerusform>نسيان مسار واحد (%Ln)</numerusform>
            <numerusform>نسيان مسارين (%Ln)</numerusform>
            <numerusform>نسيان %Ln مسارات</numerusform>
            <numerusform>نسيان %Ln مسارًا</numerusform>
            <numerusform>نسيان %Ln مسار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished tracks forgotten</source>
        <translation>
            <numerusform>تم نسيان %Ln مسار مختفٍ</numerusform>
            <numerusform>تم نسيان مسار واحد مختفٍ (%Ln)</numerusform>
            <numerusform>تم نسيان مسارين مختفيين (%Ln)</numerusform>
            <numerusform>تم نسيان %Ln مسارات مختفية</numerusform>
            <numerusform>تم نسيان %Ln مسارًا مختفيًا</numerusform>
            <numerusform>تم نسيان %Ln مسار مختفٍ</numerusform>
        </translation>
    </message>
    <message>
        <source>Export tracks</source>
        <translation>تصدير المسارات</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>مصنفات Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks exported</source>
        <translation>
            <numerusform>تم تصدير %Ln مسار</numerusform>
            <numerusform>تم تصدير مسار واحد (%Ln)</numerusform>
            <numerusform>تم تصدير مسارين (%Ln)</numerusform>
            <numerusform>تم تصدير %Ln مسارات</numerusform>
            <numerusform>تم تصدير %Ln مسارًا</numerusform>
            <numerusform>تم تصدير %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>رمز اللغة</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>معرّف الفيديو</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>معرّف المسار</translation>
    </message>
</context>
<context>
    <name>TrackOnPage</name>
    <message>
        <source>closed captions</source>
        <translation>تسميات توضيحية</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>شغّل الفيديو بهذا الصوت للحكم عليه.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>مسار صوتي</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>تشغيل هذا الصوت</translation>
    </message>
    <message>
        <source>The video can’t be played, so its subtitles can’t be read.</source>
        <translation>لا يمكن تشغيل الفيديو، لذا لا يمكن قراءة ترجمته.</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>لا ترجمة لقراءتها</translation>
    </message>
    <message>
        <source>This track isn’t in the video any more</source>
        <translation>لم يعد هذا المسار في الفيديو</translation>
    </message>
    <message>
        <source>It was deleted or replaced after the queue was made. Nothing will be changed; press Keep to go on.</source>
        <translation>حُذف أو استُبدل بعد إعداد القائمة. لن يتغير شيء؛ اضغط «إبقاء» للمتابعة.</translation>
    </message>
    <message>
        <source>It was deleted, as was decided in this review.</source>
        <translation>حُذف كما تقرّر في هذه المراجعة.</translation>
    </message>
    <message>
        <source>The track isn’t in the video any more.</source>
        <translation>لم يعد المسار في الفيديو.</translation>
    </message>
    <message>
        <source>Audio can’t be edited here.</source>
        <translation>لا يمكن تحرير الصوت هنا.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>لا يوجد ملف ترجمة لتحريره.</translation>
    </message>
    <message>
        <source>Track {place}</source>
        <translation>المسار {place}</translation>
    </message>
</context>
<context>
    <name>TrackViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>طريقة العرض: {name}</translation>
    </message>
    <message>
        <source>{view} ({count})</source>
        <extracomment>A view and how many tracks it has: “Errored (12)”.</extracomment>
        <translation>{view} ({count})</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>طرق عرضك</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>حفظ طريقة العرض هذه…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>إعادة تسمية {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>حذف {view}</translation>
    </message>
</context>
<context>
    <name>TrackWording</name>
    <message>
        <source>Subtitles</source>
        <translation>ترجمة</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>فاشل</translation>
    </message>
    <message>
        <source>{status}: {error}</source>
        <translation>{status}: {error}</translation>
    </message>
    <message>
        <source>Not specified</source>
        <extracomment>Answer to “Closed captions”; so are Yes and No below.</extracomment>
        <translation>غير محدد</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>بلا لغة</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>تسميات توضيحية</translation>
    </message>
    <message>
        <source>subtitles</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>ترجمة</translation>
    </message>
    <message>
        <source>audio</source>
        <extracomment>One of the words a row is read out with: “Italiano, audio, Italian, ready”.</extracomment>
        <translation>صوت</translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>preparing</source>
        <extracomment>One of the words a row is read out with; the track is being prepared.</extracomment>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>errored</source>
        <extracomment>One of the words a row is read out with; the track failed processing.</extracomment>
        <translation>فاشل</translation>
    </message>
</context>
<context>
    <name>TracksHead</name>
    <message>
        <source>Add…</source>
        <translation>إضافة…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks with errors</source>
        <translation>
            <numerusform>%Ln مسار فاشل</numerusform>
            <numerusform>مسار واحد فاشل (%Ln)</numerusform>
            <numerusform>مساران فاشلان (%Ln)</numerusform>
            <numerusform>%Ln مسارات فاشلة</numerusform>
            <numerusform>%Ln مسارًا فاشلًا</numerusform>
            <numerusform>%Ln مسار فاشل</numerusform>
        </translation>
    </message>
    <message>
        <source>Add subtitles or audio from files</source>
        <translation>إضافة ترجمة أو صوت من ملفات</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>لا مسارات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln مسار</numerusform>
            <numerusform>مسار واحد (%Ln)</numerusform>
            <numerusform>مساران (%Ln)</numerusform>
            <numerusform>%Ln مسارات</numerusform>
            <numerusform>%Ln مسارًا</numerusform>
            <numerusform>%Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the tracks with errors</source>
        <translation>تحديد المسارات الفاشلة</translation>
    </message>
</context>
<context>
    <name>TracksModel</name>
    <message>
        <source>Track</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
</context>
<context>
    <name>TracksPages</name>
    <message>
        <source>Open a video to see its tracks</source>
        <translation>افتح فيديو لعرض مساراته</translation>
    </message>
    <message>
        <source>Choose one in the list, or paste a DatoCMS link or video ID above. You can also drop a link onto this window.</source>
        <translation>اختر فيديو من القائمة، أو الصق رابط DatoCMS أو معرّف فيديو في الأعلى. يمكنك أيضًا إفلات رابط على هذه النافذة.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>فتح فيديو…</translation>
    </message>
    <message>
        <source>{video} has no subtitle or audio tracks.</source>
        <translation>لا مسارات ترجمة أو صوت في {video}.</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>لا مسارات</translation>
    </message>
</context>
<context>
    <name>TracksPane</name>
    <message>
        <source>Select a track.</source>
        <translation>حدّد مسارًا.</translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation>نسخ الصفوف كنص</translation>
    </message>
    <message>
        <source>Loading tracks…</source>
        <translation>جارٍ تحميل المسارات…</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>افتح فيديو أولًا.</translation>
    </message>
    <message>
        <source>The selected tracks are already being deleted.</source>
        <translation>يجري حذف المسارات المحددة بالفعل.</translation>
    </message>
</context>
<context>
    <name>TracksTable</name>
    <message>
        <source>Tracks</source>
        <translation>المسارات</translation>
    </message>
</context>
<context>
    <name>TypedCount</name>
    <message>
        <source>To delete that many tracks, type their number: {count}</source>
        <translation>لحذف هذا العدد من المسارات اكتب عددها: {count}</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>Redo replacement of {name}</source>
        <translation>إعادة استبدال {name}</translation>
    </message>
    <message numerus="yes">
        <source>Redo replacement of %Ln tracks</source>
        <translation>
            <numerusform>إعادة استبدال %Ln مسار</numerusform>
            <numerusform>إعادة استبدال مسار واحد (%Ln)</numerusform>
            <numerusform>إعادة استبدال مسارين (%Ln)</numerusform>
            <numerusform>إعادة استبدال %Ln مسارات</numerusform>
            <numerusform>إعادة استبدال %Ln مسارًا</numerusform>
            <numerusform>إعادة استبدال %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo replacement of {name}</source>
        <translation>التراجع عن استبدال {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo replacement of %Ln tracks</source>
        <translation>
            <numerusform>التراجع عن استبدال %Ln مسار</numerusform>
            <numerusform>التراجع عن استبدال مسار واحد (%Ln)</numerusform>
            <numerusform>التراجع عن استبدال مسارين (%Ln)</numerusform>
            <numerusform>التراجع عن استبدال %Ln مسارات</numerusform>
            <numerusform>التراجع عن استبدال %Ln مسارًا</numerusform>
            <numerusform>التراجع عن استبدال %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>التراجع عن حذف {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>التراجع عن حذف %Ln مسار</numerusform>
            <numerusform>التراجع عن حذف مسار واحد (%Ln)</numerusform>
            <numerusform>التراجع عن حذف مسارين (%Ln)</numerusform>
            <numerusform>التراجع عن حذف %Ln مسارات</numerusform>
            <numerusform>التراجع عن حذف %Ln مسارًا</numerusform>
            <numerusform>التراجع عن حذف %Ln مسار</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>لا شيء للتراجع عنه.</translation>
    </message>
    <message>
        <source>Still working. It will be undone as soon as that has finished.</source>
        <translation>ما زالت العملية جارية. سيتم التراجع عنها ما إن تكتمل.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln مسار بلا نسخة احتياطية، ولا يمكن استعادتها.</numerusform>
            <numerusform>مسار واحد (%Ln) بلا نسخة احتياطية، ولا يمكن استعادته.</numerusform>
            <numerusform>مساران (%Ln) بلا نسخة احتياطية، ولا يمكن استعادتهما.</numerusform>
            <numerusform>%Ln مسارات بلا نسخة احتياطية، ولا يمكن استعادتها.</numerusform>
            <numerusform>%Ln مسارًا بلا نسخة احتياطية، ولا يمكن استعادتها.</numerusform>
            <numerusform>%Ln مسار بلا نسخة احتياطية، ولا يمكن استعادتها.</numerusform>
        </translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>لا توجد نسخة احتياطية، لذا لا يمكن استعادته.</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>trackman was updated while it was open, so not everything works any more. Close it and start it again.</source>
        <translation>حُدّث trackman وهو مفتوح، لذا لم يعد كل شيء يعمل. أغلقه ثم شغّله من جديد.</translation>
    </message>
    <message>
        <source>The unexpected error happened again.</source>
        <translation>حدث الخطأ غير المتوقع مرة أخرى.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>إظهار التقرير</translation>
    </message>
    <message>
        <source>This report holds no token, no subtitle text and no file name. Copy it to pass it on.</source>
        <translation>ليس في هذا التقرير رمز ولا نص ترجمة ولا اسم ملف. انسخه لإرساله بنفسك.</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>تقرير الخطأ</translation>
    </message>
</context>
<context>
    <name>UpdatesDialog</name>
    <message>
        <source>Check for updates</source>
        <translation>التحقق من وجود تحديثات</translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation>فتح صفحة التنزيل</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>This is trackman {version}.</source>
        <translation>هذا هو trackman {version}.</translation>
    </message>
    <message>
        <source>Checking for updates…</source>
        <translation>جارٍ التحقق من وجود تحديثات…</translation>
    </message>
    <message>
        <source>You have the newest version, {version}.</source>
        <translation>لديك أحدث إصدار، {version}.</translation>
    </message>
    <message>
        <source>trackman is up to date</source>
        <translation>برنامج trackman محدَّث</translation>
    </message>
    <message>
        <source>trackman {version} is available</source>
        <translation>يتوفر trackman {version}</translation>
    </message>
    <message>
        <source>You have {version}. The page opens in your browser.</source>
        <translation>لديك {version}. تُفتح الصفحة في متصفحك.</translation>
    </message>
    <message>
        <source>trackman {version} needs a newer system</source>
        <translation>يحتاج trackman {version} إلى نظام أحدث</translation>
    </message>
    <message>
        <source>It needs system version {needed}; this computer has {found}. You can go on using trackman {version}.</source>
        <translation>يحتاج إلى إصدار النظام {needed}، وإصدار هذا الكمبيوتر {found}. يمكنك الاستمرار في استخدام trackman {version}.</translation>
    </message>
    <message>
        <source>Couldn’t check for updates</source>
        <translation>تعذّر التحقق من وجود تحديثات</translation>
    </message>
    <message>
        <source>This version doesn’t know where to look. Ask whoever gave you trackman.</source>
        <translation>لا يعرف هذا الإصدار أين يبحث. اسأل من أعطاك trackman.</translation>
    </message>
    <message>
        <source>The address to look at isn’t an https address. Ask whoever set up this computer.</source>
        <translation>العنوان المحدد للتحقق ليس عنوان https. اسأل من أعدّ هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>The notice isn’t signed by the makers of trackman, so it is ignored. Somebody may have tampered with it: don’t download trackman from a link you were sent.</source>
        <translation>الإشعار غير موقّع من صانعي trackman، لذا تم تجاهله. ربما عبث به أحد: لا تنزّل trackman من رابط أُرسل إليك.</translation>
    </message>
    <message>
        <source>The notice is signed with a key this version doesn’t know. Get the newest trackman from where you got this one.</source>
        <translation>الإشعار موقّع بمفتاح لا يعرفه هذا الإصدار. احصل على أحدث إصدار من trackman من المصدر الذي حصلت منه على هذا الإصدار.</translation>
    </message>
    <message>
        <source>The notice is damaged. Try again later.</source>
        <translation>الإشعار تالف. أعد المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>The notice leads to a page that trackman doesn’t open. Get the newest version from where you got this one.</source>
        <translation>يؤدي الإشعار إلى صفحة لا يفتحها trackman. احصل على أحدث إصدار من المصدر الذي حصلت منه على هذا الإصدار.</translation>
    </message>
    <message>
        <source>The connection isn’t secure, so nothing was asked. Settings › Network can tell more.</source>
        <translation>الاتصال غير آمن، لذا لم يُطلب شيء. تجد مزيدًا من المعلومات في الإعدادات › الشبكة.</translation>
    </message>
    <message>
        <source>There is no connection. Check your network, then try again.</source>
        <translation>لا يوجد اتصال. تحقق من شبكتك، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>The server points to another host, which trackman doesn’t follow.</source>
        <translation>يحيل الخادم إلى مضيف آخر، ولا يتبع trackman هذه الإحالة.</translation>
    </message>
    <message>
        <source>The answer is far too large for a notice, and was not read.</source>
        <translation>الرد أكبر بكثير من أن يكون إشعارًا، لذا لم يُقرأ.</translation>
    </message>
    <message>
        <source>The server didn’t answer in time. Try again later.</source>
        <translation>لم يرد الخادم في الوقت المحدد. أعد المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>The server has no notice at the moment. Try again later.</source>
        <translation>ليس لدى الخادم إشعار حاليًا. أعد المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>أعد المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>Ask the server once more</source>
        <translation>سؤال الخادم مرة أخرى</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of {name}</source>
        <translation>إصدارات {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>الإصدارات</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>مقارنة</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>حفظ باسم…</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>استعادة هذا الإصدار</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Select one version.</source>
        <translation>حدّد إصدارًا واحدًا.</translation>
    </message>
    <message>
        <source>Select one or two versions.</source>
        <translation>حدّد إصدارًا أو إصدارين.</translation>
    </message>
    <message>
        <source>Compare with the subtitles of now</source>
        <translation>مقارنة مع الترجمة الحالية</translation>
    </message>
    <message>
        <source>No saved versions yet</source>
        <translation>لا إصدارات محفوظة بعد</translation>
    </message>
    <message>
        <source>trackman saves the subtitles whenever you add, publish, replace or delete a track. The versions appear here.</source>
        <translation>يحفظ trackman الترجمة كلما أضفت مسارًا أو نشرته أو استبدلته أو حذفته. تظهر الإصدارات هنا.</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>When</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>المحتوى</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who saved a version.</extracomment>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>Unreadable, {size}</source>
        <translation>غير مقروء، {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln مقطع، {size}</numerusform>
            <numerusform>مقطع واحد (%Ln)، {size}</numerusform>
            <numerusform>مقطعان (%Ln)، {size}</numerusform>
            <numerusform>%Ln مقاطع، {size}</numerusform>
            <numerusform>%Ln مقطعًا، {size}</numerusform>
            <numerusform>%Ln مقطع، {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>By whom it was saved.</extracomment>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Before deletion or replacement</source>
        <translation>قبل الحذف أو الاستبدال</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>نشر</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>{why}: {reason}</source>
        <translation>{why}: {reason}</translation>
    </message>
</context>
<context>
    <name>VideoChoice</name>
    <message>
        <source>Select a row first.</source>
        <translation>حدّد صفًا أولًا.</translation>
    </message>
    <message>
        <source>The selected rows belong to several videos.</source>
        <translation>تنتمي الصفوف المحددة إلى عدة فيديوهات.</translation>
    </message>
    <message>
        <source>The video belongs to the project {project}. Open it first.</source>
        <translation>ينتمي الفيديو إلى المشروع {project}. افتحه أولًا.</translation>
    </message>
    <message>
        <source>The video is in the primary environment. Switch to it first.</source>
        <translation>الفيديو في البيئة الأساسية. بدّل إليها أولًا.</translation>
    </message>
    <message>
        <source>The video is in the environment {name}. Switch to it first.</source>
        <translation>الفيديو في البيئة {name}. بدّل إليها أولًا.</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{reason}. Showing the tracks from your last visit.</source>
        <translation>{reason}. تُعرض المسارات من زيارتك الأخيرة.</translation>
    </message>
    <message>
        <source>Couldn’t refresh: {reason}. The tracks may be out of date.</source>
        <translation>تعذّر التحديث: {reason}. قد تكون المسارات قديمة.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Searching videos… {count} of {total}</source>
        <translation>جارٍ البحث في الفيديوهات… {count} من {total}</translation>
    </message>
</context>
<context>
    <name>VideoQuestion</name>
    <message>
        <source>Paste the video’s DatoCMS link or its ID. The video must be in this project.</source>
        <translation>الصق رابط الفيديو في DatoCMS أو معرّفه. يجب أن يكون الفيديو في هذا المشروع.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Link or ID of a video</source>
        <translation>رابط فيديو أو معرّفه</translation>
    </message>
</context>
<context>
    <name>VideoSection</name>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>نسخ عنوان DatoCMS</translation>
    </message>
    <message>
        <source>Copy stream link</source>
        <translation>نسخ رابط البث</translation>
    </message>
    <message>
        <source>Streaming counts towards your DatoCMS quota.</source>
        <translation>يُحسب البث من حصتك في DatoCMS.</translation>
    </message>
    <message>
        <source>The project’s DatoCMS address isn’t known yet.</source>
        <translation>عنوان المشروع في DatoCMS غير معروف بعد.</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>فتح في DatoCMS</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>لا بث لهذا الفيديو.</translation>
    </message>
    <message>
        <source>Open stream link</source>
        <translation>فتح رابط البث</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>معدل الإطارات</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>نوع الملف</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Best MP4</source>
        <translation>أفضل MP4</translation>
    </message>
    <message>
        <source>Poster frame</source>
        <translation>إطار الغلاف</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>تاريخ الرفع</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>تاريخ التغيير</translation>
    </message>
    <message>
        <source>Uploaded by</source>
        <translation>رفعه</translation>
    </message>
    <message>
        <source>Virus scan</source>
        <translation>فحص الفيروسات</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>المؤلف</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>حقوق النشر</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Smart tags</source>
        <translation>الوسوم الذكية</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>معرّف الفيديو</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>نسخ معرّف الفيديو</translation>
    </message>
    <message>
        <source>Playback ID</source>
        <translation>معرّف التشغيل</translation>
    </message>
    <message>
        <source>Copy playback ID</source>
        <translation>نسخ معرّف التشغيل</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>الموقع</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>نسخ الموقع</translation>
    </message>
    <message>
        <source>File address</source>
        <translation>عنوان الملف</translation>
    </message>
    <message>
        <source>Copy file address</source>
        <translation>نسخ عنوان الملف</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>Copy MD5</source>
        <translation>نسخ MD5</translation>
    </message>
</context>
<context>
    <name>VideoWording</name>
    <message>
        <source>{short} ({exact} s)</source>
        <translation>{short} ({exact} ث)</translation>
    </message>
    <message>
        <source>{rate} fps</source>
        <extracomment>The unit of a frame rate: frames per second.</extracomment>
        <translation>{rate} إطار/ث</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} في {height} بكسل</translation>
    </message>
    <message>
        <source>{short} ({count} bytes)</source>
        <translation>{short} ({count} بايت)</translation>
    </message>
    <message>
        <source>High</source>
        <translation>عالية</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>متوسطة</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>منخفضة</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>لم يُفحص بعد</translation>
    </message>
    <message>
        <source>No threats found</source>
        <translation>لم يُعثر على تهديدات</translation>
    </message>
    <message>
        <source>Infected</source>
        <translation>مصاب</translation>
    </message>
    <message>
        <source>Scan failed</source>
        <translation>فشل الفحص</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>لم يُفحص</translation>
    </message>
    <message>
        <source>Project owner</source>
        <translation>مالك المشروع</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>مؤسسة</translation>
    </message>
    <message>
        <source>Collaborator</source>
        <translation>متعاون</translation>
    </message>
    <message>
        <source>Collaborator (single sign-on)</source>
        <translation>متعاون (تسجيل دخول موحد)</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>رمز API</translation>
    </message>
    <message>
        <source>{language}: {text}</source>
        <translation>{language}: {text}</translation>
    </message>
</context>
<context>
    <name>VideosList</name>
    <message>
        <source>Videos</source>
        <translation>الفيديوهات</translation>
    </message>
    <message>
        <source>This video isn’t loaded yet.</source>
        <translation>لم يُحمَّل هذا الفيديو بعد.</translation>
    </message>
    <message>
        <source>Go to its tracks</source>
        <translation>الانتقال إلى مساراته</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>نسخ الاسم</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>نسخ معرّف الفيديو</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>طريقة العرض: {name}</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>كل الفيديوهات</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>الفيديوهات الأخيرة</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>طرق العرض الخاصة بك</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>حفظ طريقة العرض هذه…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>إعادة تسمية {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>حذف {view}</translation>
    </message>
    <message>
        <source>Saved in DatoCMS</source>
        <translation>المحفوظة في DatoCMS</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
    <message>
        <source>{filter} (in part)</source>
        <translation>{filter} (جزئيًا)</translation>
    </message>
    <message>
        <source>Recent videos are always offered here.</source>
        <translation>الفيديوهات الحديثة معروضة هنا دائمًا.</translation>
    </message>
    <message>
        <source>Search or filter the videos first.</source>
        <translation>ابحث في الفيديوهات أو صفّها أولًا.</translation>
    </message>
    <message>
        <source>These parts of the filter aren’t supported and are ignored: {p}</source>
        <translation>هذه الأجزاء من عامل التصفية غير مدعومة ويتم تجاهلها: {p}</translation>
    </message>
</context>
<context>
    <name>WholeProject</name>
    <message>
        <source>Search all subtitles</source>
        <translation>البحث في كل الترجمات</translation>
    </message>
</context>
<context>
    <name>WordListDialog</name>
    <message>
        <source>Word list</source>
        <translation>قائمة كلمات</translation>
    </message>
    <message>
        <source>New word list</source>
        <translation>قائمة كلمات جديدة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Enter a name for the list first.</source>
        <translation>أدخل اسمًا للقائمة أولًا.</translation>
    </message>
    <message>
        <source>Enter a word first.</source>
        <translation>أدخل كلمة أولًا.</translation>
    </message>
    <message>
        <source>Keep the list and search for it</source>
        <translation>حفظ القائمة والبحث عنها</translation>
    </message>
    <message>
        <source>One word or phrase a line. A cue that holds one of them is found.</source>
        <translation>كلمة أو عبارة في كل سطر. يُعثر على المقطع الذي يحتوي على واحدة منها.</translation>
    </message>
    <message>
        <source>A list with this name exists and will be replaced.</source>
        <translation>توجد قائمة بهذا الاسم، وسيتم استبدالها.</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>اسم القائمة</translation>
    </message>
    <message>
        <source>The list is shown by this name.</source>
        <translation>تظهر القائمة بهذا الاسم.</translation>
    </message>
    <message>
        <source>Words and phrases</source>
        <translation>كلمات وعبارات</translation>
    </message>
    <message>
        <source>One word or phrase a line, such as colou*</source>
        <translation>كلمة أو عبارة في كل سطر، مثل لون*</translation>
    </message>
</context>
<context>
    <name>WordListsPanel</name>
    <message>
        <source>Word lists</source>
        <translation>قوائم الكلمات</translation>
    </message>
    <message>
        <source>New word list…</source>
        <translation>قائمة كلمات جديدة…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>تحرير…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Select a word list first.</source>
        <translation>حدّد قائمة كلمات أولًا.</translation>
    </message>
    <message>
        <source>Change name and words of the list</source>
        <translation>تغيير اسم القائمة وكلماتها</translation>
    </message>
</context>
<context>
    <name>WorkModel</name>
    <message>
        <source>What</source>
        <extracomment>Titles of columns: the action, its video, how far it is, since when.</extracomment>
        <translation>العملية</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>{time} · {duration}</source>
        <extracomment>A time of day and a duration, such as “15:42 · 6 s”.</extracomment>
        <translation>{time} · {duration}</translation>
    </message>
</context>
<context>
    <name>WorkPane</name>
    <message>
        <source>Track details</source>
        <translation>تفاصيل المسار</translation>
    </message>
    <message>
        <source>Parts of the work</source>
        <translation>أقسام العمل</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>لا فيديو مفتوح</translation>
    </message>
    <message>
        <source>Select a track</source>
        <translation>حدّد مسارًا</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>لا مسارات</translation>
    </message>
    <message>
        <source>Recently deleted has all tracks that can be restored.</source>
        <translation>في «المحذوفة حديثًا» كل المسارات التي يمكن استعادتها.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>لا توجد نسخة احتياطية، لذا لا يمكن استعادته.</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>افتح فيديو أولًا.</translation>
    </message>
    <message>
        <source>The project’s address isn’t known yet.</source>
        <translation>عنوان المشروع غير معروف بعد.</translation>
    </message>
    <message>
        <source>Choose a track to read, hear and judge it here.</source>
        <translation>اختر مسارًا لقراءته وسماعه وتقييمه هنا.</translation>
    </message>
    <message>
        <source>No track selected</source>
        <translation>لا مسار محدد</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>شغّل الفيديو بهذا الصوت لتقييمه.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>المسار الصوتي</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>تشغيل هذا الصوت</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>جارٍ تحميل الترجمة…</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>لا ترجمة لقراءتها</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>الفيديو</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
</context>
<context>
    <name>WorkTab</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Cancel what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>إلغاء ما لم يُرسَل بعد. أما ما قبله DatoCMS فيستمر.</translation>
    </message>
    <message>
        <source>Check the current state and finish what’s left</source>
        <translation>التحقق من الحالة الراهنة وإكمال ما بقي</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>حدّد صفًا أولًا.</translation>
    </message>
    <message>
        <source>The selected items are finished or can no longer be cancelled.</source>
        <translation>اكتملت العناصر المحددة أو لم يعد إلغاؤها ممكنًا.</translation>
    </message>
    <message>
        <source>Trying again can’t help with the selected items.</source>
        <translation>لا تفيد إعادة المحاولة مع العناصر المحددة.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>لا يمكن استعادة أي من المسارات المحددة.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>لا شيء قيد التنفيذ</translation>
    </message>
    <message>
        <source>Deletions and restores appear here while they are waiting or running.</source>
        <translation>تظهر هنا عمليات الحذف والاستعادة أثناء انتظارها أو تنفيذها.</translation>
    </message>
    <message>
        <source>Delete what wasn’t deleted because trackman closed, as far as still wanted</source>
        <translation>احذف ما لم يُحذف لأن trackman أُغلق، بقدر ما لا يزال مطلوبًا</translation>
    </message>
    <message>
        <source>Delete none of what wasn’t deleted because trackman closed, and ask no more</source>
        <translation>لا تحذف شيئًا مما لم يُحذف لأن trackman أُغلق، ولا تسأل بعد ذلك</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
</context>
<context>
    <name>_Away</name>
    <message>
        <source>The video is playing in its own window.</source>
        <translation>يُشغَّل الفيديو في نافذته الخاصة.</translation>
    </message>
    <message>
        <source>Move it here</source>
        <translation>نقله إلى هنا</translation>
    </message>
</context>
<context>
    <name>_BatchWording</name>
    <message>
        <source>Generating {name}…</source>
        <translation>جارٍ توليد {name}…</translation>
    </message>
    <message>
        <source>Adding {name}…</source>
        <translation>جارٍ إضافة {name}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Adding tracks… {done} of {total}</source>
        <translation>جارٍ إضافة المسارات… {done} من {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was added.</source>
        <translation>أُلغي. لم يُضف شيء.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks added.</source>
        <translation>
            <numerusform>تمت إضافة %Ln مسار.</numerusform>
            <numerusform>تمت إضافة مسار واحد (%Ln).</numerusform>
            <numerusform>تمت إضافة مسارين (%Ln).</numerusform>
            <numerusform>تمت إضافة %Ln مسارات.</numerusform>
            <numerusform>تمت إضافة %Ln مسارًا.</numerusform>
            <numerusform>تمت إضافة %Ln مسار.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. The other rows show the reason.</source>
        <translation>
            <numerusform>تمت إضافة %Ln مسار من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تمت إضافة مسار واحد (%Ln) من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تمت إضافة مسارين (%Ln) من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تمت إضافة %Ln مسارات من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تمت إضافة %Ln مسارًا من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
            <numerusform>تمت إضافة %Ln مسار من أصل {total}. تُظهر الصفوف الأخرى السبب.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. See Activity for the others.</source>
        <translation>
            <numerusform>تمت إضافة %Ln مسار من أصل {total}. انظر «النشاط» لمعرفة حال البقية.</numerusform>
            <numerusform>تمت إضافة مسار واحد (%Ln) من أصل {total}. انظر «النشاط» لمعرفة حال البقية.</numerusform>
            <numerusform>تمت إضافة مسارين (%Ln) من أصل {total}. انظر «النشاط» لمعرفة حال البقية.</numerusform>
            <numerusform>تمت إضافة %Ln مسارات من أصل {total}. انظر «النشاط» لمعرفة حال البقية.</numerusform>
            <numerusform>تمت إضافة %Ln مسارًا من أصل {total}. انظر «النشاط» لمعرفة حال البقية.</numerusform>
            <numerusform>تمت إضافة %Ln مسار من أصل {total}. انظر «النشاط» لمعرفة حال البقية.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln additions were cancelled before they started.</source>
        <translation>
            <numerusform>أُلغيت %Ln عملية إضافة قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت عملية إضافة واحدة (%Ln) قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت عمليتا إضافة (%Ln) قبل أن تبدآ.</numerusform>
            <numerusform>أُلغيت %Ln عمليات إضافة قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت %Ln عملية إضافة قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت %Ln عملية إضافة قبل أن تبدأ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing {name}…</source>
        <translation>جارٍ استبدال {name}…</translation>
    </message>
    <message>
        <source>Replacing tracks… {done} of {total}</source>
        <translation>جارٍ استبدال المسارات… {done} من {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was replaced.</source>
        <translation>أُلغي. لم يُستبدل شيء.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks replaced.</source>
        <translation>
            <numerusform>تم استبدال %Ln مسار.</numerusform>
            <numerusform>تم استبدال مسار واحد (%Ln).</numerusform>
            <numerusform>تم استبدال مسارين (%Ln).</numerusform>
            <numerusform>تم استبدال %Ln مسارات.</numerusform>
            <numerusform>تم استبدال %Ln مسارًا.</numerusform>
            <numerusform>تم استبدال %Ln مسار.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks replaced.</source>
        <translation>
            <numerusform>تم استبدال %Ln مسار من أصل {total}.</numerusform>
            <numerusform>تم استبدال مسار واحد (%Ln) من أصل {total}.</numerusform>
            <numerusform>تم استبدال مسارين (%Ln) من أصل {total}.</numerusform>
            <numerusform>تم استبدال %Ln مسارات من أصل {total}.</numerusform>
            <numerusform>تم استبدال %Ln مسارًا من أصل {total}.</numerusform>
            <numerusform>تم استبدال %Ln مسار من أصل {total}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replacements were cancelled before they started.</source>
        <translation>
            <numerusform>أُلغيت %Ln عملية استبدال قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت عملية استبدال واحدة (%Ln) قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت عمليتا استبدال (%Ln) قبل أن تبدآ.</numerusform>
            <numerusform>أُلغيت %Ln عمليات استبدال قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت %Ln عملية استبدال قبل أن تبدأ.</numerusform>
            <numerusform>أُلغيت %Ln عملية استبدال قبل أن تبدأ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>{name} is back as it was before</source>
        <translation>عاد {name} كما كان من قبل</translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>الاختصار</translation>
    </message>
</context>
<context>
    <name>_Lists</name>
    <message>
        <source>Word list</source>
        <translation>قائمة كلمات</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>الجديد: %Ln</numerusform>
            <numerusform>الجديد: %Ln</numerusform>
            <numerusform>الجديد: %Ln</numerusform>
            <numerusform>الجديد: %Ln</numerusform>
            <numerusform>الجديد: %Ln</numerusform>
            <numerusform>الجديد: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MoreButton</name>
    <message>
        <source>More</source>
        <extracomment>A menu of further things that can be done.</extracomment>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>What else can be done here, with its keys</source>
        <translation>ما يمكن فعله هنا أيضًا، مع مفاتيحه</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>المسار التالي دون قرار</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>المسار السابق دون قرار</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>الملاحظة السابقة</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>تشغيل أو إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>فحص تزامن النص مع الصوت</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>تكبير الترجمة</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>تصغير الترجمة</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>الترجمة بالحجم العادي</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>استعراض القرارات</translation>
    </message>
</context>
</TS>
