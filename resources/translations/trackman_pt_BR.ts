<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About trackman</source>
        <translation>Sobre o trackman</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>Versão {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Review and delete the subtitle and audio tracks of DatoCMS videos. Free software under the MIT licence. Not made by DatoCMS.</source>
        <translation>Revise e exclua as faixas de legendas e de áudio dos vídeos do DatoCMS. Software livre sob a licença MIT. Não é produzido pelo DatoCMS.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>AccessWording</name>
    <message>
        <source>DatoCMS doesn’t accept the API token</source>
        <translation>O DatoCMS não aceita o token de API</translation>
    </message>
    <message>
        <source>The token is wrong or was revoked.</source>
        <translation>O token está incorreto ou foi revogado.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts the API token</source>
        <translation>O DatoCMS não aceita mais o token de API</translation>
    </message>
    <message>
        <source>The token was revoked, replaced, or has expired. Everything else is kept.</source>
        <translation>O token foi revogado, substituído ou expirou. Todo o resto é mantido.</translation>
    </message>
    <message>
        <source>trackman needs an API token of your project</source>
        <translation>O trackman precisa de um token de API do seu projeto</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens and create a token that has access to the Content Management API and whose role can edit uploads in the primary environment. Then copy it.</source>
        <translation>No DatoCMS, abra Project settings&#xa0;› API tokens e crie um token que tenha acesso à Content Management API e cuja função permita editar uploads no ambiente principal. Depois, copie-o.</translation>
    </message>
    <message>
        <source>The token contains spaces or line breaks</source>
        <translation>O token contém espaços ou quebras de linha</translation>
    </message>
    <message>
        <source>Too much was copied, or the token was broken into lines.</source>
        <translation>Foi copiado texto demais, ou o token foi quebrado em várias linhas.</translation>
    </message>
    <message>
        <source>This isn’t an API token</source>
        <translation>Isto não é um token de API</translation>
    </message>
    <message>
        <source>It contains characters that no token has.</source>
        <translation>Ele contém caracteres que nenhum token tem.</translation>
    </message>
    <message>
        <source>This token has no access to the Content Management API</source>
        <translation>Este token não tem acesso à Content Management API</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens, choose {name}, and allow it access to the Content Management API. Then try again with the same token.</source>
        <translation>No DatoCMS, abra Project settings&#xa0;› API tokens, escolha {name} e permita o acesso à Content Management API. Depois, tente novamente com o mesmo token.</translation>
    </message>
    <message>
        <source>DatoCMS knows the token, but it doesn’t open a project. Use a token from Project settings › API tokens with access to the Content Management API.</source>
        <translation>O DatoCMS reconhece o token, mas ele não abre nenhum projeto. Use um token de API de Project settings&#xa0;› API tokens com acesso à Content Management API.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Este computador não tem um chaveiro</translation>
    </message>
    <message>
        <source>trackman keeps tokens only in the system’s password store, never in a file. Without it, trackman can keep the token until you close it.</source>
        <translation>O trackman guarda tokens somente no chaveiro do sistema, nunca em um arquivo. Sem ele, o trackman pode manter o token até você fechá-lo.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>O chaveiro está bloqueado</translation>
    </message>
    <message>
        <source>trackman keeps tokens in this computer’s keyring. Try again, and unlock the keyring when the system asks for its password.</source>
        <translation>O trackman guarda tokens no chaveiro deste computador. Tente novamente e desbloqueie o chaveiro quando o sistema pedir a senha.</translation>
    </message>
    <message>
        <source>The keyring is waiting for its password</source>
        <translation>O chaveiro está esperando a senha</translation>
    </message>
    <message>
        <source>Find the window in which the system asks for it, which may be behind others. Once the keyring is unlocked, trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Procure a janela em que o sistema pede a senha; ela pode estar atrás de outras. Depois que o chaveiro for desbloqueado, o trackman continua sozinho. Sem o chaveiro, o trackman pode manter um token até você fechá-lo.</translation>
    </message>
    <message>
        <source>The keyring isn’t answering</source>
        <translation>O chaveiro não responde</translation>
    </message>
    <message>
        <source>If the system asks for the keyring’s password, enter it, and trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Se o sistema pedir a senha do chaveiro, digite-a, e o trackman continua sozinho. Sem o chaveiro, o trackman pode manter um token até você fechá-lo.</translation>
    </message>
    <message>
        <source>The keyring isn’t working</source>
        <translation>O chaveiro não está funcionando</translation>
    </message>
    <message>
        <source>The system’s keyring, where trackman keeps tokens, reported an error.</source>
        <translation>O chaveiro do sistema, onde o trackman guarda tokens, informou um erro.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>This server address can’t be used</source>
        <translation>Não é possível usar este endereço de servidor</translation>
    </message>
    <message>
        <source>{address} doesn’t start with https://, and plain http would expose the token to the network. Correct TRACKMAN_API_URL and start trackman again.</source>
        <translation>{address} não começa com https://, e uma conexão http simples exporia o token na rede. Corrija TRACKMAN_API_URL e inicie o trackman novamente.</translation>
    </message>
    <message>
        <source>A different environment answered</source>
        <translation>Outro ambiente respondeu</translation>
    </message>
    <message>
        <source>trackman asked {chosen}, but {answered} answered, so the reply was ignored. Another environment may have just become primary. Refresh, and check at the top which environment you are in.</source>
        <extracomment>{chosen} and {answered} are names of environments in quotation marks.</extracomment>
        <translation>O trackman consultou {chosen}, mas {answered} respondeu; por isso, a resposta foi ignorada. Outro ambiente pode ter acabado de se tornar o principal. Atualize e confira na parte superior em qual ambiente você está.</translation>
    </message>
    <message>
        <source>Copy the token from Project settings › API tokens in DatoCMS.</source>
        <translation>Copie o token de Project settings&#xa0;› API tokens no DatoCMS.</translation>
    </message>
    <message>
        <source>Set the environment variable DATOCMS_API_TOKEN to it and start trackman again.</source>
        <translation>Defina a variável de ambiente DATOCMS_API_TOKEN com ele e inicie o trackman novamente.</translation>
    </message>
    <message>
        <source>Then sign in with it.</source>
        <translation>Depois, entre com ele.</translation>
    </message>
</context>
<context>
    <name>AccessibilityDialog</name>
    <message>
        <source>Accessibility report</source>
        <translation>Relatório de acessibilidade</translation>
    </message>
    <message>
        <source>Lists the videos without closed captions in their language, as WCAG 2.2 (1.2.2) and EN 301 549 (9.1.2.2) ask for them. DatoCMS doesn’t know which language a video speaks, so say it here.</source>
        <translation>Lista os vídeos sem legendas ocultas no próprio idioma, como pedem a WCAG 2.2 (1.2.2) e a EN 301 549 (9.1.2.2). O DatoCMS não sabe em que idioma se fala em um vídeo; por isso, informe-o aqui.</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Idioma dos vídeos</translation>
    </message>
    <message>
        <source>Go by audio tracks, if any</source>
        <translation>Pelas faixas de áudio, se houver</translation>
    </message>
    <message>
        <source>Ask which records are published</source>
        <translation>Consultar quais registros estão publicados</translation>
    </message>
    <message>
        <source>A video with audio tracks needs captions in each of their languages.</source>
        <translation>Um vídeo com faixas de áudio precisa de legendas ocultas em cada um dos idiomas delas.</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Com legendas ocultas</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Só legendas, não marcadas como legendas ocultas</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>Com erro ou em preparação</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Só em outros idiomas</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Sem legendas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos are left out: their tracks were not read yet.</source>
        <translation>
            <numerusform>%Ln vídeo fica de fora: as faixas dele ainda não foram lidas.</numerusform>
            <numerusform>%Ln vídeos ficam de fora: as faixas deles ainda não foram lidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were read yet. Scan the project first.</source>
        <translation>Nenhuma faixa foi lida ainda. Faça primeiro uma varredura do projeto.</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vídeos</translation>
    </message>
    <message numerus="yes">
        <source>Takes %Ln requests, one for each used video without captions.</source>
        <translation>
            <numerusform>Requer %Ln solicitação, uma para cada vídeo usado sem legendas ocultas.</numerusform>
            <numerusform>Requer %Ln solicitações, uma para cada vídeo usado sem legendas ocultas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video without captions is known to be used in records.</source>
        <translation>Não se conhece nenhum vídeo sem legendas ocultas que seja usado em registros.</translation>
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
        <translation>Voltar aos vídeos</translation>
    </message>
    <message>
        <source>Activity and history</source>
        <translation>Atividade e histórico</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Atividade</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Excluídas recentemente</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
</context>
<context>
    <name>ActivityRows</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Este item não é uma exclusão.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>A faixa não foi excluída.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>A faixa já foi restaurada.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Não há backup.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Deleted without a backup</source>
        <translation>Excluída sem backup</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Excluída</translation>
    </message>
    <message>
        <source>Already removed, without a backup</source>
        <translation>Já removida, sem backup</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Já removida</translation>
    </message>
</context>
<context>
    <name>ActivityWording</name>
    <message>
        <source>Delete</source>
        <translation>Exclusão</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restauração</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adição</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Geração</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Substituição</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>Excluir {name}</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>Restaurar {name}</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>Adicionar {name}</translation>
    </message>
    <message>
        <source>Generate {name}</source>
        <translation>Gerar {name}</translation>
    </message>
    <message>
        <source>Replace {name}</source>
        <translation>Substituir {name}</translation>
    </message>
    <message>
        <source>{outcome}: {code}</source>
        <extracomment>{outcome} is a result such as “Not deleted”, {code} an error code of DatoCMS.</extracomment>
        <translation>{outcome}: {code}</translation>
    </message>
    <message>
        <source>Not deleted: trackman closed</source>
        <extracomment>Result of a deletion that trackman could not do before it closed.</extracomment>
        <translation>Não excluída: o trackman foi fechado</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Nenhum motivo informado</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconhecido</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Saved as it is, unreadable, {size}</source>
        <translation>Salvo como está, ilegível, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln legenda, {size}</numerusform>
            <numerusform>%Ln legendas, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>{seconds} is a number; s is the unit.</extracomment>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <extracomment>Counts of operations in a list: “3 running, 12 waiting, 1 with a problem”.</extracomment>
        <translation>
            <numerusform>%Ln em andamento</numerusform>
            <numerusform>%Ln em andamento</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln aguardando</numerusform>
            <numerusform>%Ln aguardando</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln com problema</numerusform>
            <numerusform>%Ln com problema</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Tudo concluído</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nada em andamento</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nada a desfazer</translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Desfazer a exclusão de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Desfazer a exclusão de %Ln faixa</numerusform>
            <numerusform>Desfazer a exclusão de %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Already removed, restored since</source>
        <translation>Já removida, restaurada depois</translation>
    </message>
    <message>
        <source>Deleted, restored since</source>
        <translation>Excluída, já restaurada</translation>
    </message>
    <message>
        <source>Already removed, no backup</source>
        <translation>Já removida, sem backup</translation>
    </message>
    <message>
        <source>Deleted, no backup</source>
        <translation>Excluída, sem backup</translation>
    </message>
    <message>
        <source>Added, not verified</source>
        <translation>Adicionada, não verificada</translation>
    </message>
    <message>
        <source>Generated, not verified</source>
        <translation>Gerada, não verificada</translation>
    </message>
    <message>
        <source>Replaced, not verified</source>
        <translation>Substituída, não verificada</translation>
    </message>
    <message>
        <source>Restored, not verified</source>
        <translation>Restaurada, não verificada</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Aguardando</translation>
    </message>
    <message>
        <source>Backed up, not deleted yet</source>
        <translation>Backup feito, ainda não excluída</translation>
    </message>
    <message>
        <source>Deletion requested</source>
        <translation>Exclusão solicitada</translation>
    </message>
    <message>
        <source>DatoCMS is deleting the track</source>
        <translation>O DatoCMS está excluindo a faixa</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Excluída</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Já removida</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Não excluída</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Exclusão não confirmada</translation>
    </message>
    <message>
        <source>Cancelled, not deleted</source>
        <translation>Cancelada, não excluída</translation>
    </message>
    <message>
        <source>Restore requested</source>
        <translation>Restauração solicitada</translation>
    </message>
    <message>
        <source>DatoCMS is creating the track</source>
        <translation>O DatoCMS está criando a faixa</translation>
    </message>
    <message>
        <source>DatoCMS is preparing the track</source>
        <translation>O DatoCMS está preparando a faixa</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>Não restaurada</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Restauração não confirmada</translation>
    </message>
    <message>
        <source>Cancelled, not restored</source>
        <translation>Cancelada, não restaurada</translation>
    </message>
    <message>
        <source>Track requested</source>
        <translation>Faixa solicitada</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What became of a track.</extracomment>
        <translation>Adicionada</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Não adicionada</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <extracomment>Nobody can say whether the track was added.</extracomment>
        <translation>Adição não confirmada</translation>
    </message>
    <message>
        <source>Cancelled, not added</source>
        <translation>Cancelada, não adicionada</translation>
    </message>
    <message>
        <source>Subtitles requested</source>
        <translation>Legendas solicitadas</translation>
    </message>
    <message>
        <source>DatoCMS is generating the subtitles</source>
        <translation>O DatoCMS está gerando as legendas</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Gerada</translation>
    </message>
    <message>
        <source>Not generated</source>
        <translation>Não gerada</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Geração não confirmada</translation>
    </message>
    <message>
        <source>Cancelled, not generated</source>
        <translation>Cancelada, não gerada</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Substituindo</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Substituída</translation>
    </message>
    <message>
        <source>Not replaced</source>
        <translation>Não substituída</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Substituição não confirmada</translation>
    </message>
    <message>
        <source>Cancelled, not replaced</source>
        <translation>Cancelada, não substituída</translation>
    </message>
</context>
<context>
    <name>AddTracksDialog</name>
    <message>
        <source>Add tracks</source>
        <translation>Adicionar faixas</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Escolher arquivos…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Escolher pasta…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add tracks to {video}</source>
        <translation>Adicionar faixas a {video}</translation>
    </message>
    <message numerus="yes">
        <source>Too many files at once: %Ln were left out.</source>
        <translation>
            <numerusform>Arquivos demais de uma vez: %Ln ficou de fora.</numerusform>
            <numerusform>Arquivos demais de uma vez: %Ln ficaram de fora.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list takes {most}. Add these first, then the others.</source>
        <translation>A lista comporta {most}. Adicione primeiro estes e depois os outros.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln tracks</source>
        <translation>
            <numerusform>Adicionar %Ln faixa</numerusform>
            <numerusform>Adicionar %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files first.</source>
        <translation>Escolha arquivos primeiro.</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>Lendo arquivos…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files can’t be added as they are.</source>
        <translation>
            <numerusform>%Ln arquivo não pode ser adicionado como está.</numerusform>
            <numerusform>%Ln arquivos não podem ser adicionados como estão.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop subtitle or audio files here</source>
        <translation>Solte aqui arquivos de legendas ou de áudio</translation>
    </message>
    <message>
        <source>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD and others; M4A, MP3 and WAV. A folder, or files copied in a file manager ({key}), will do as well.</source>
        <translation>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD e outros; M4A, MP3 e WAV. Também pode ser uma pasta, ou arquivos copiados em um gerenciador de arquivos ({key}).</translation>
    </message>
</context>
<context>
    <name>AdditionController</name>
    <message>
        <source>It’s too late to cancel: DatoCMS is already creating the track.</source>
        <translation>É tarde demais para cancelar: o DatoCMS já está criando a faixa.</translation>
    </message>
</context>
<context>
    <name>AdditionWording</name>
    <message>
        <source>Waiting to be added</source>
        <translation>Aguardando para ser adicionada</translation>
    </message>
    <message>
        <source>Uploading… {percent} %</source>
        <translation>Enviando… {percent}%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Verificando… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}, DatoCMS isn’t responding right now</source>
        <translation>Criando a faixa… {time}, o DatoCMS não está respondendo no momento</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>O DatoCMS está preparando a faixa… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Comparando legendas… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}</source>
        <translation>Criando a faixa… {time}</translation>
    </message>
    <message>
        <source>{name} was not added: {reason}</source>
        <translation>A faixa {name} não foi adicionada: {reason}</translation>
    </message>
    <message>
        <source>{name} added; DatoCMS is still preparing it</source>
        <translation>Faixa {name} adicionada; o DatoCMS ainda a está preparando</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>Faixa {name} adicionada</translation>
    </message>
    <message>
        <source>{name} added; its subtitles couldn’t be verified</source>
        <translation>Faixa {name} adicionada; não foi possível verificar as legendas</translation>
    </message>
    <message>
        <source>{name} added, but its subtitles differ from the file</source>
        <translation>Faixa {name} adicionada, mas as legendas diferem do arquivo</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was added</source>
        <translation>Não está confirmado que a faixa {name} foi adicionada</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Adição não confirmada</translation>
    </message>
    <message>
        <source>Not added: {reason}</source>
        <translation>Não adicionada: {reason}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Adicionada</translation>
    </message>
    <message>
        <source>Added; the subtitles couldn’t be verified</source>
        <translation>Adicionada; não foi possível verificar as legendas</translation>
    </message>
    <message>
        <source>Added; the subtitles differ from the file</source>
        <translation>Adicionada; as legendas diferem do arquivo</translation>
    </message>
</context>
<context>
    <name>AftermathWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vídeo</numerusform>
            <numerusform>%Ln vídeos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks of {videos}</source>
        <translation>
            <numerusform>%Ln faixa de {videos}</numerusform>
            <numerusform>%Ln faixas de {videos}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their only closed captions.</source>
        <translation>
            <numerusform>%Ln vídeo perde suas únicas legendas ocultas.</numerusform>
            <numerusform>%Ln vídeos perdem suas únicas legendas ocultas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their last audio track.</source>
        <translation>
            <numerusform>%Ln vídeo perde sua última faixa de áudio.</numerusform>
            <numerusform>%Ln vídeos perdem sua última faixa de áudio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the videos are used in records.</source>
        <translation>
            <numerusform>%Ln dos vídeos é usado em registros.</numerusform>
            <numerusform>%Ln dos vídeos são usados em registros.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be restored: {reasons}.</source>
        <translation>
            <numerusform>%Ln faixa não pode ser restaurada: {reasons}.</numerusform>
            <numerusform>%Ln faixas não podem ser restauradas: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>O trackman faz backup de %Ln faixa primeiro; assim, a exclusão dela pode ser desfeita.</numerusform>
            <numerusform>O trackman faz backup de %Ln faixas primeiro; assim, a exclusão delas pode ser desfeita.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had already vanished at the last scan and are left out.</source>
        <translation>
            <numerusform>%Ln faixa já havia desaparecido na última varredura e fica de fora.</numerusform>
            <numerusform>%Ln faixas já haviam desaparecido na última varredura e ficam de fora.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at these videos was {ago}.</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>O exame mais antigo destes vídeos: {ago}.</translation>
    </message>
    <message>
        <source>The last scan isn’t complete: tracks it hasn’t read are missing here.</source>
        <translation>A última varredura não está completa: faltam aqui as faixas que ela não leu.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left, such as {names}.</source>
        <extracomment>{names} are some of the videos.</extracomment>
        <translation>
            <numerusform>%Ln vídeo ficará sem legendas, por exemplo: {names}.</numerusform>
            <numerusform>%Ln vídeos ficarão sem legendas, por exemplo: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left: {names}.</source>
        <translation>
            <numerusform>%Ln vídeo ficará sem legendas: {names}.</numerusform>
            <numerusform>%Ln vídeos ficarão sem legendas: {names}.</numerusform>
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
            <numerusform>mais %Ln idioma</numerusform>
            <numerusform>mais %Ln idiomas</numerusform>
        </translation>
    </message>
    <message>
        <source>Videos that lose their last subtitles in a language: {languages}.</source>
        <extracomment>{languages} is such as “Italian (12), German (3)”, with numbers of videos.</extracomment>
        <translation>Vídeos que perdem suas últimas legendas em um idioma: {languages}.</translation>
    </message>
    <message>
        <source>no language</source>
        <translation>sem idioma</translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio tracks</source>
        <translation>
            <numerusform>%Ln faixa de áudio</numerusform>
            <numerusform>%Ln faixas de áudio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <translation>
            <numerusform>%Ln com erro</numerusform>
            <numerusform>%Ln com erro</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being prepared</source>
        <translation>
            <numerusform>%Ln ainda em preparação</numerusform>
            <numerusform>%Ln ainda em preparação</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a subtitle file</source>
        <translation>
            <numerusform>%Ln sem arquivo de legendas</numerusform>
            <numerusform>%Ln sem arquivo de legendas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTracksModel</name>
    <message>
        <source>folded</source>
        <translation>recolhido</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>expandido</translation>
    </message>
</context>
<context>
    <name>AllTracksTab</name>
    <message>
        <source>All tracks</source>
        <translation>Todas as faixas</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Escolher por regra…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Recolocar</translation>
    </message>
    <message>
        <source>Forget vanished tracks…</source>
        <translation>Esquecer faixas desaparecidas…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation>Ainda não há faixas</translation>
    </message>
    <message>
        <source>They appear here as the scan finds them.</source>
        <translation>Elas aparecem aqui à medida que a varredura as encontra.</translation>
    </message>
    <message>
        <source>No video of this project has a track.</source>
        <translation>Nenhum vídeo deste projeto tem faixas.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Nenhum resultado</translation>
    </message>
    <message>
        <source>Nothing in this list is known here. It may be of another project or environment, newer than the last scan, or deleted by now.</source>
        <translation>Nada desta lista é conhecido aqui. Ela pode ser de outro projeto ou ambiente, mais recente que a última varredura, ou já ter sido excluída.</translation>
    </message>
    <message>
        <source>No track fits view, filter and rule together.</source>
        <translation>Nenhuma faixa atende à visualização, ao filtro e à regra ao mesmo tempo.</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>Mostrar todas as faixas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selecionada</numerusform>
            <numerusform>%Ln selecionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a track first.</source>
        <translation>Selecione uma faixa primeiro.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Excluir as faixas selecionadas</translation>
    </message>
    <message>
        <source>Recreate the selected tracks from their saved subtitles. They get new IDs.</source>
        <translation>Criar de novo as faixas selecionadas a partir das legendas salvas. Elas recebem novos IDs.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>A lista está vazia.</translation>
    </message>
    <message>
        <source>Save the listed tracks as a table</source>
        <translation>Salvar as faixas listadas como tabela</translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln selected tracks one after another</source>
        <translation>
            <numerusform>Avaliar %Ln faixa selecionada</numerusform>
            <numerusform>Avaliar as %Ln faixas selecionadas, uma após a outra</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln listed tracks one after another</source>
        <translation>
            <numerusform>Avaliar %Ln faixa listada</numerusform>
            <numerusform>Avaliar as %Ln faixas listadas, uma após a outra</numerusform>
        </translation>
    </message>
    <message>
        <source>{view}: {filter}</source>
        <extracomment>The name of a review: {view} is such as “Errored”, {filter} what was typed.</extracomment>
        <translation>{view}: {filter}</translation>
    </message>
    <message>
        <source>These tracks are gone already.</source>
        <translation>Estas faixas não existem mais.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Selecione uma única faixa.</translation>
    </message>
    <message>
        <source>Show only this video</source>
        <translation>Mostrar só este vídeo</translation>
    </message>
    <message>
        <source>Open in the video</source>
        <translation>Abrir no vídeo</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copiar linhas</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Copiar IDs das faixas</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Expandir</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Recolher</translation>
    </message>
    <message>
        <source>Select the tracks of the group</source>
        <translation>Selecionar as faixas do grupo</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Pasta de trabalho do Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabela (CSV)</translation>
    </message>
    <message>
        <source>Vanished more than 30 days ago</source>
        <translation>Desaparecidas há mais de 30 dias</translation>
    </message>
    <message>
        <source>Vanished more than 90 days ago</source>
        <translation>Desaparecidas há mais de 90 dias</translation>
    </message>
    <message>
        <source>Vanished more than a year ago</source>
        <translation>Desaparecidas há mais de um ano</translation>
    </message>
    <message>
        <source>All vanished tracks</source>
        <translation>Todas as faixas desaparecidas</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Salvar esta visualização</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Salvar visualização</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Renomear a visualização</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renomear</translation>
    </message>
    <message>
        <source>Choose tracks by conditions, and see first what is touched</source>
        <translation>Escolher faixas por condições e ver antes o que será afetado</translation>
    </message>
    <message>
        <source>Take tracks off this list that vanished long ago</source>
        <translation>Tirar desta lista as faixas que desapareceram há muito tempo</translation>
    </message>
    <message>
        <source>Shows all tracks again</source>
        <translation>Mostra novamente todas as faixas</translation>
    </message>
</context>
<context>
    <name>AllTracksTable</name>
    <message>
        <source>All tracks</source>
        <translation>Todas as faixas</translation>
    </message>
</context>
<context>
    <name>AllTracksWording</name>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>CC</source>
        <extracomment>Title of a column: closed captions.</extracomment>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Ocorrências</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Primeira detecção</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Última detecção</translation>
    </message>
    <message>
        <source>Used</source>
        <extracomment>Title of a column: whether records use the video.</extracomment>
        <translation>Usado</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Todas as faixas</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Com erro</translation>
    </message>
    <message>
        <source>Preparing for more than an hour</source>
        <translation>Em preparação há mais de uma hora</translation>
    </message>
    <message>
        <source>Same language twice</source>
        <translation>Mesmo idioma duas vezes</translation>
    </message>
    <message>
        <source>Same name twice</source>
        <translation>Mesmo nome duas vezes</translation>
    </message>
    <message>
        <source>Videos without closed captions</source>
        <translation>Vídeos sem legendas ocultas</translation>
    </message>
    <message>
        <source>Language not in the project</source>
        <translation>Idioma fora do projeto</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Com ocorrências</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Desaparecidas</translation>
    </message>
    <message>
        <source>New since your last visit</source>
        <translation>Novas desde sua última visita</translation>
    </message>
    <message>
        <source>{column}, sorted downwards, level {level}</source>
        <translation>{column}, em ordem decrescente, nível {level}</translation>
    </message>
    <message>
        <source>{column}, sorted upwards, level {level}</source>
        <translation>{column}, em ordem crescente, nível {level}</translation>
    </message>
    <message>
        <source>Its subtitles were not read by a scan.</source>
        <translation>Nenhuma varredura leu as legendas dela.</translation>
    </message>
    <message>
        <source>It is not known whether records use the video.</source>
        <translation>Não se sabe se algum registro usa o vídeo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln ocorrência</numerusform>
            <numerusform>%Ln ocorrências</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln faixa</numerusform>
            <numerusform>%Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Vanished {ago}</source>
        <translation>Desapareceu {ago}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
</context>
<context>
    <name>AppLinks</name>
    <message>
        <source>DatoCMS didn’t say whether this link leads to your project. Open the link again when you are connected.</source>
        <translation>O DatoCMS não informou se este link leva ao seu projeto. Abra o link novamente quando houver conexão.</translation>
    </message>
    <message>
        <source>This link leads to the environment {name}, which doesn’t exist here.</source>
        <translation>Este link leva ao ambiente {name}, que não existe aqui.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
    <message>
        <source>The link leads to the environment {name}. You are working in {here}. If you change, what you see and delete from then on is in {name}.</source>
        <translation>O link leva ao ambiente {name}. Você está trabalhando no ambiente {here}. Se você mudar, tudo o que vir e excluir a partir de então estará no ambiente {name}.</translation>
    </message>
    <message>
        <source>Open this link in another environment?</source>
        <translation>Abrir este link em outro ambiente?</translation>
    </message>
    <message>
        <source>Change environment</source>
        <translation>Mudar de ambiente</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Ficar aqui</translation>
    </message>
    <message>
        <source>This link leads to a project that you aren’t signed in to. Add the project in the project menu at the top, then open the link again.</source>
        <translation>Este link leva a um projeto ao qual você não está conectado. Adicione o projeto no menu do projeto, na parte superior, e abra o link novamente.</translation>
    </message>
    <message>
        <source>The link leads to a video of {name}. If you change, what you see and delete from then on is in that project.</source>
        <translation>O link leva a um vídeo de {name}. Se você mudar, tudo o que vir e excluir a partir de então estará nesse projeto.</translation>
    </message>
    <message>
        <source>Open this link in another project?</source>
        <translation>Abrir este link em outro projeto?</translation>
    </message>
    <message>
        <source>Change project</source>
        <translation>Mudar de projeto</translation>
    </message>
</context>
<context>
    <name>ApplyingController</name>
    <message>
        <source>Save review as file</source>
        <translation>Salvar revisão como arquivo</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisões</translation>
    </message>
</context>
<context>
    <name>ApplyingWording</name>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Nenhum vídeo perde suas últimas legendas.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>Excluir {tracks}?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Excluir %Ln faixa</numerusform>
            <numerusform>Excluir %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the videos as they are now: {done} of {total}</source>
        <translation>Conferindo os vídeos como estão agora: {done} de {total}</translation>
    </message>
    <message>
        <source>{reason} What couldn’t be checked is not deleted. The decisions are kept: apply them once DatoCMS can be reached.</source>
        <translation>{reason} O que não pôde ser verificado não é excluído. As decisões ficam guardadas: aplique-as quando for possível acessar o DatoCMS.</translation>
    </message>
    <message>
        <source>Nothing was deleted: none of the ticked tracks is as it was decided on. The list says what has changed.</source>
        <translation>Nada foi excluído: nenhuma das faixas marcadas está como no momento da decisão. A lista diz o que mudou.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.</source>
        <translation>
            <numerusform>%Ln faixa fica de fora: não existe mais, mudou ou não pôde ser verificada.</numerusform>
            <numerusform>%Ln faixas ficam de fora: não existem mais, mudaram ou não puderam ser verificadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved. Save the review as a file and give it back, or apply them here.</source>
        <translation>
            <numerusform>%Ln exclusão aprovada. Salve a revisão como arquivo e devolva-a, ou aplique a exclusão aqui.</numerusform>
            <numerusform>%Ln exclusões aprovadas. Salve a revisão como arquivo e devolva-a, ou aplique as exclusões aqui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused: these tracks stay. Save the review as a file and give it back.</source>
        <translation>
            <numerusform>%Ln exclusão recusada: esta faixa fica. Salve a revisão como arquivo e devolva-a.</numerusform>
            <numerusform>%Ln exclusões recusadas: estas faixas ficam. Salve a revisão como arquivo e devolva-a.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Revisão salva como {file}.</translation>
    </message>
    <message>
        <source>{name} was not deleted: {state}. It waits among the decisions.</source>
        <translation>A faixa {name} não foi excluída: {state}. Ela aguarda entre as decisões.</translation>
    </message>
    <message>
        <source>{name} can’t be restored once it’s deleted, so it waits among the decisions.</source>
        <translation>A faixa {name} não pode ser restaurada depois de excluída; por isso, aguarda entre as decisões.</translation>
    </message>
    <message>
        <source>{name} waits among the decisions. {reason}</source>
        <translation>A faixa {name} aguarda entre as decisões. {reason}</translation>
    </message>
    <message>
        <source>It is about to be deleted. Cancel the rest of the deletions first.</source>
        <translation>Ela está prestes a ser excluída. Cancele antes o restante das exclusões.</translation>
    </message>
    <message>
        <source>It is being deleted. Take the decision back once that has ended.</source>
        <translation>Ela está sendo excluída. Retire a decisão quando isso terminar.</translation>
    </message>
    <message>
        <source>{name} was deleted and has no backup, so it can’t be restored.</source>
        <translation>A faixa {name} foi excluída e não tem backup; por isso, não pode ser restaurada.</translation>
    </message>
</context>
<context>
    <name>ArchiveController</name>
    <message>
        <source>Export everything</source>
        <translation>Exportar tudo</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>Pacotes (*.zip)</translation>
    </message>
    <message>
        <source>Exporting journal and backups…</source>
        <translation>Exportando diário e backups…</translation>
    </message>
    <message numerus="yes">
        <source>Journal and %Ln backups exported to {file}.</source>
        <translation>
            <numerusform>Diário e %Ln backup exportados para {file}.</numerusform>
            <numerusform>Diário e %Ln backups exportados para {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews are in it, too.</source>
        <translation>
            <numerusform>Ele também contém %Ln revisão.</numerusform>
            <numerusform>Ele também contém %Ln revisões.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups were skipped because they are damaged. Choose Check backups for details.</source>
        <translation>
            <numerusform>%Ln backup foi ignorado porque está danificado. Escolha “Verificar backups” para ver os detalhes.</numerusform>
            <numerusform>%Ln backups foram ignorados porque estão danificados. Escolha “Verificar backups” para ver os detalhes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all reviews are in it.</source>
        <translation>Ele não contém todas as revisões.</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Importar um pacote</translation>
    </message>
    <message>
        <source>Importing {file}…</source>
        <translation>Importando {file}…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln entries of the history.</source>
        <translation>
            <numerusform>%Ln item do histórico importado.</numerusform>
            <numerusform>%Ln itens do histórico importados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln backups.</source>
        <translation>
            <numerusform>%Ln backup importado.</numerusform>
            <numerusform>%Ln backups importados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were already here.</source>
        <translation>
            <numerusform>%Ln item já estava aqui.</numerusform>
            <numerusform>%Ln itens já estavam aqui.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} worked on them on another computer. If that was you, your decisions stay yours on this one, and somebody else still has to approve them. trackman asks only while you have decided nothing here.</source>
        <translation>{name} trabalhou nelas em outro computador. Se foi você, suas decisões continuam suas neste, e outra pessoa ainda precisa aprová-las. O trackman só pergunta enquanto você não decidiu nada aqui.</translation>
    </message>
    <message>
        <source>Are the reviews in this archive yours?</source>
        <translation>As revisões deste pacote são suas?</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguém</translation>
    </message>
    <message>
        <source>They’re mine</source>
        <translation>São minhas</translation>
    </message>
    <message>
        <source>Somebody else’s</source>
        <translation>De outra pessoa</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln reviews.</source>
        <translation>
            <numerusform>%Ln revisão importada.</numerusform>
            <numerusform>%Ln revisões importadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you decided in them counts as yours.</source>
        <translation>O que você decidiu nelas conta como seu.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews were already here.</source>
        <translation>
            <numerusform>%Ln revisão já estava aqui.</numerusform>
            <numerusform>%Ln revisões já estavam aqui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again.</source>
        <translation>
            <numerusform>%Ln faixa tem decisões divergentes. Ela fica sem decisão até que alguém decida de novo.</numerusform>
            <numerusform>%Ln faixas têm decisões divergentes. Elas ficam sem decisão até que alguém decida de novo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews couldn’t be imported.</source>
        <translation>
            <numerusform>Não foi possível importar %Ln revisão.</numerusform>
            <numerusform>Não foi possível importar %Ln revisões.</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Pastas de trabalho do Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelas (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>Exportar histórico</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas web (*.html)</translation>
    </message>
    <message>
        <source>History exported to {file}.</source>
        <translation>Histórico exportado para {file}.</translation>
    </message>
    <message>
        <source>Checking backups…</source>
        <translation>Verificando backups…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Nenhum backup ainda.</translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln backups. None is missing or damaged.</source>
        <translation>
            <numerusform>%Ln backup verificado. Nada está faltando nem danificado.</numerusform>
            <numerusform>%Ln backups verificados. Nada está faltando nem danificado.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} of {file}: {fault}</source>
        <translation>{name} de {file}: {fault}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more backups</source>
        <translation>
            <numerusform>e mais %Ln backup</numerusform>
            <numerusform>e mais %Ln backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} backups can’t be restored. {names}</source>
        <extracomment>The plural is that of the first number, which counts the damaged ones.</extracomment>
        <translation>
            <numerusform>%Ln de {total} backups não pode ser restaurado. {names}</numerusform>
            <numerusform>%Ln de {total} backups não podem ser restaurados. {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups are older than the limit in your settings ({limit}).</source>
        <extracomment>{limit} is such as “90 days”.</extracomment>
        <translation>
            <numerusform>%Ln backup é mais antigo que o limite das suas configurações ({limit}).</numerusform>
            <numerusform>%Ln backups são mais antigos que o limite das suas configurações ({limit}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Removê-los</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln backups. Their tracks can’t be restored.</source>
        <translation>
            <numerusform>%Ln backup removido. A faixa dele não pode mais ser restaurada.</numerusform>
            <numerusform>%Ln backups removidos. As faixas deles não podem mais ser restauradas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>when deleted</source>
        <translation>na exclusão</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copiar ID da faixa</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copiar ID do vídeo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhum</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Legendas ocultas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erro</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID da faixa</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID do vídeo</translation>
    </message>
</context>
<context>
    <name>BesideTexts</name>
    <message>
        <source>No other version of this track is saved on this computer.</source>
        <translation>Nenhuma outra versão desta faixa está salva neste computador.</translation>
    </message>
    <message>
        <source>The other languages of this video are still loading.</source>
        <translation>Os outros idiomas deste vídeo ainda estão carregando.</translation>
    </message>
    <message>
        <source>This video has no other subtitles that can be read.</source>
        <translation>Este vídeo não tem outras legendas que possam ser lidas.</translation>
    </message>
</context>
<context>
    <name>BulkController</name>
    <message>
        <source>These tracks are not there any more.</source>
        <translation>Estas faixas não estão mais aqui.</translation>
    </message>
    <message>
        <source>Bulk work is running. Wait until it has ended, or cancel the rest.</source>
        <translation>Há uma operação em massa em andamento. Espere até ela terminar ou cancele o restante.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Delete again</source>
        <translation>Excluir novamente</translation>
    </message>
</context>
<context>
    <name>BulkQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Informe um motivo primeiro.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Digite o número de faixas primeiro.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>Excluir {tracks}?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Excluir %Ln faixa</numerusform>
            <numerusform>Excluir %Ln faixas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkStrip</name>
    <message>
        <source>Bulk work</source>
        <translation>Operação em massa</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Cancelar o restante</translation>
    </message>
    <message>
        <source>Retry failed only</source>
        <translation>Repetir só as falhas</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Excluir sem backup</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Go on with what was not sent yet</source>
        <translation>Continuar com o que ainda não foi enviado</translation>
    </message>
    <message>
        <source>Send nothing more for now; what was sent goes on</source>
        <translation>Não enviar mais nada por enquanto; o que já foi enviado continua</translation>
    </message>
    <message>
        <source>Cancel what was not sent yet</source>
        <translation>Cancelar o que ainda não foi enviado</translation>
    </message>
    <message>
        <source>Try those again that failed, and no others</source>
        <translation>Tentar novamente as que falharam, e nenhuma outra</translation>
    </message>
    <message>
        <source>Delete those that couldn’t be backed up, after a question</source>
        <translation>Excluir, depois de uma pergunta, as faixas das quais não foi possível fazer backup</translation>
    </message>
    <message>
        <source>Take all of this back, as far as there are backups</source>
        <translation>Reverter tudo isto, até onde houver backups</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
</context>
<context>
    <name>BulkWording</name>
    <message>
        <source>Deleting: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed, 2 min left”.</extracomment>
        <translation>Excluindo: {progress}</translation>
    </message>
    <message>
        <source>Paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed”.</extracomment>
        <translation>Em pausa: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being deleted</source>
        <translation>
            <numerusform>%Ln ainda em exclusão</numerusform>
            <numerusform>%Ln ainda em exclusão</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted</source>
        <translation>
            <numerusform>%Ln faixa excluída</numerusform>
            <numerusform>%Ln faixas excluídas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln com falha</numerusform>
            <numerusform>%Ln com falha</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had vanished already</source>
        <translation>
            <numerusform>%Ln já havia desaparecido</numerusform>
            <numerusform>%Ln já haviam desaparecido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the scan and were left out</source>
        <translation>
            <numerusform>%Ln mudou desde a varredura e foi ignorada</numerusform>
            <numerusform>%Ln mudaram desde a varredura e foram ignoradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln cancelada</numerusform>
            <numerusform>%Ln canceladas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be restored</source>
        <translation>
            <numerusform>%Ln não pôde ser restaurada</numerusform>
            <numerusform>%Ln não puderam ser restauradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored</source>
        <translation>
            <numerusform>%Ln faixa restaurada</numerusform>
            <numerusform>%Ln faixas restauradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be verified</source>
        <translation>
            <numerusform>%Ln não pôde ser verificada</numerusform>
            <numerusform>%Ln não puderam ser verificadas</numerusform>
        </translation>
    </message>
    <message>
        <source>see Activity</source>
        <translation>veja “Atividade”</translation>
    </message>
    <message>
        <source>Restoring is paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 could not be restored”.</extracomment>
        <translation>Restauração em pausa: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being restored</source>
        <translation>
            <numerusform>%Ln ainda em restauração</numerusform>
            <numerusform>%Ln ainda em restauração</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>Restoring: {progress}</source>
        <translation>Restaurando: {progress}</translation>
    </message>
    <message>
        <source>Waiting to be deleted</source>
        <translation>Aguardando para ser excluída</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Não excluída: {reason}</translation>
    </message>
    <message>
        <source>Vanished meanwhile</source>
        <translation>Desapareceu nesse meio-tempo</translation>
    </message>
    <message>
        <source>Left out: changed since the scan</source>
        <translation>Ignorada: mudou desde a varredura</translation>
    </message>
    <message>
        <source>Left out: it can’t be backed up any more</source>
        <translation>Ignorada: não é mais possível fazer backup dela</translation>
    </message>
    <message>
        <source>Left out: something else is being done with it</source>
        <translation>Ignorada: outra operação com ela está em andamento</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>resta %Ln s</numerusform>
            <numerusform>restam %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>resta %Ln min</numerusform>
            <numerusform>restam %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesController</name>
    <message>
        <source>Replace {name} by which file?</source>
        <translation>Substituir {name} por qual arquivo?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>{file} was not used. {reason}</source>
        <translation>O arquivo {file} não foi usado. {reason}</translation>
    </message>
    <message>
        <source>{file} is audio, and the track has subtitles.</source>
        <translation>{file} é de áudio, e a faixa tem legendas.</translation>
    </message>
    <message>
        <source>{file} has subtitles, and the track is audio.</source>
        <translation>{file} tem legendas, e a faixa é de áudio.</translation>
    </message>
    <message>
        <source>Replace {name} by {file}?</source>
        <translation>Substituir {name} por {file}?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln legenda</numerusform>
            <numerusform>%Ln legendas</numerusform>
        </translation>
    </message>
    <message>
        <source>The text seems to be in {language}.</source>
        <translation>Idioma provável do texto: {language}.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>O trackman não consegue fazer backup de áudio; por isso, a ação não pode ser desfeita.</translation>
    </message>
    <message>
        <source>Name, language and flag stay. The old track is deleted only once the new one is checked, and can be brought back.</source>
        <translation>O nome, o idioma e a marcação permanecem. A faixa antiga só é excluída depois que a nova é verificada, e pode ser recuperada.</translation>
    </message>
    <message>
        <source>Replace track</source>
        <translation>Substituir faixa</translation>
    </message>
    <message>
        <source>{name}, {moment}</source>
        <translation>{name}, {moment}</translation>
    </message>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Arquivos de legendas (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Salvar legendas</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Legendas salvas em {file}.</translation>
    </message>
    <message>
        <source>None of these tracks has subtitles that can be downloaded.</source>
        <translation>Nenhuma destas faixas tem legendas que possam ser baixadas.</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Arquivos zip (*.zip)</translation>
    </message>
    <message>
        <source>Download subtitles</source>
        <translation>Baixar legendas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks downloaded to {file}.</source>
        <translation>
            <numerusform>%Ln faixa baixada para {file}.</numerusform>
            <numerusform>%Ln faixas baixadas para {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be fetched.</source>
        <translation>
            <numerusform>Não foi possível obter %Ln faixa.</numerusform>
            <numerusform>Não foi possível obter %Ln faixas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln tracks to which video?</source>
        <translation>
            <numerusform>Copiar %Ln faixa para qual vídeo?</numerusform>
            <numerusform>Copiar %Ln faixas para qual vídeo?</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy {name} to which video?</source>
        <translation>Copiar {name} para qual vídeo?</translation>
    </message>
    <message>
        <source>Copy there</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>This video is {here} long, {video} is {there}. The subtitles may not fit.</source>
        <translation>Este vídeo dura {here}; {video} dura {there}. As legendas podem não se encaixar.</translation>
    </message>
    <message>
        <source>It already has tracks with these names, which can’t be added: {names}.</source>
        <translation>Ele já tem faixas com estes nomes, que não podem ser adicionadas: {names}.</translation>
    </message>
    <message>
        <source>Copy to {video} anyway?</source>
        <translation>Copiar para {video} mesmo assim?</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Copiar mesmo assim</translation>
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
        <translation>Alteração</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Title of a column: the cue as it is published.</extracomment>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Title of a column: the cue as it will be.</extracomment>
        <translation>Depois</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Adicionada</translation>
    </message>
    <message>
        <source>Removed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Removida</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Alterada</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} a {end}</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>Voltar à edição</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Alterações</translation>
    </message>
    <message>
        <source>Publish changes to {name}</source>
        <translation>Publicar alterações de {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln legenda alterada</numerusform>
            <numerusform>%Ln legendas alteradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues added</source>
        <translation>
            <numerusform>%Ln legenda adicionada</numerusform>
            <numerusform>%Ln legendas adicionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues removed</source>
        <translation>
            <numerusform>%Ln legenda removida</numerusform>
            <numerusform>%Ln legendas removidas</numerusform>
        </translation>
    </message>
    <message>
        <source>No cue differs; the file itself is mended.</source>
        <translation>Nenhuma legenda difere; o próprio arquivo foi reparado.</translation>
    </message>
    <message>
        <source>DatoCMS gets a new track with this text, then the old one is deleted.</source>
        <translation>O DatoCMS recebe uma nova faixa com este texto; depois, a antiga é excluída.</translation>
    </message>
</context>
<context>
    <name>CheckChoices</name>
    <message>
        <source>Latin script: {speed} characters per second, {line} per line, {lines} lines, {shortest}–{longest} s per cue. Your own numbers apply until you choose another guide.</source>
        <translation>Alfabeto latino: {speed} caracteres por segundo, {line} por linha, {lines} linhas, {shortest}–{longest}&#xa0;s por legenda. Seus próprios números valem até você escolher outro guia.</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutro</translation>
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
        <translation>Limites</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Guia de estilo</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palavras</translation>
    </message>
    <message>
        <source>Words to flag</source>
        <translation>Palavras a sinalizar</translation>
    </message>
    <message>
        <source>One per line. Matches whole words, ignoring case.</source>
        <translation>Uma por linha. Encontra palavras inteiras, sem diferenciar maiúsculas de minúsculas.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove filter {filter}</source>
        <extracomment>{filter} is in quotation marks.</extracomment>
        <translation>Remover filtro {filter}</translation>
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
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>marcada</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>não marcada</translation>
    </message>
</context>
<context>
    <name>ChosenTable</name>
    <message>
        <source>Chosen tracks</source>
        <translation>Faixas escolhidas</translation>
    </message>
</context>
<context>
    <name>CommandWording</name>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refazer</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividir</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Mesclar</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Inserir</translation>
    </message>
    <message>
        <source>Delete cue</source>
        <translation>Excluir legenda</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>Deslocar…</translation>
    </message>
    <message>
        <source>Stretch…</source>
        <translation>Esticar…</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Localizar e substituir…</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corrigir</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Split the cue at the caret or at the video’s position</source>
        <translation>Dividir a legenda no cursor ou na posição do vídeo</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Mesclar a legenda com a próxima</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Inserir uma legenda abaixo</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Excluir as legendas selecionadas</translation>
    </message>
    <message>
        <source>Shift cues to earlier or later times</source>
        <translation>Deslocar legendas para tempos anteriores ou posteriores</translation>
    </message>
    <message>
        <source>Stretch the text between two points</source>
        <translation>Esticar o texto entre dois pontos</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Localizar e substituir</translation>
    </message>
    <message>
        <source>Fix the findings of this cue, or all of one kind</source>
        <translation>Corrigir as ocorrências desta legenda, ou todas de um tipo</translation>
    </message>
    <message>
        <source>Look over the changes, then replace the track</source>
        <translation>Conferir as alterações e depois substituir a faixa</translation>
    </message>
    <message>
        <source>Close the editor; unpublished changes stay as a draft</source>
        <translation>Fechar o editor; alterações não publicadas ficam como rascunho</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>Desfazer: {act}</translation>
    </message>
    <message>
        <source>Redo: {act}</source>
        <translation>Refazer: {act}</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Editar texto</translation>
    </message>
    <message>
        <source>Edit times</source>
        <translation>Editar tempos</translation>
    </message>
    <message>
        <source>Split cue</source>
        <translation>Dividir legenda</translation>
    </message>
    <message>
        <source>Merge cues</source>
        <translation>Mesclar legendas</translation>
    </message>
    <message>
        <source>Insert cue</source>
        <translation>Inserir legenda</translation>
    </message>
    <message>
        <source>Delete cues</source>
        <translation>Excluir legendas</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Deslocar tempos</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Esticar tempos</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Substituir</translation>
    </message>
    <message>
        <source>Fix findings</source>
        <translation>Corrigir ocorrências</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select a track.</source>
        <translation>Selecione uma faixa.</translation>
    </message>
    <message>
        <source>Select one or two tracks of a video with several subtitles.</source>
        <translation>Selecione uma ou duas faixas de um vídeo com várias faixas de legendas.</translation>
    </message>
    <message>
        <source>Open a video that can be played.</source>
        <translation>Abra um vídeo que possa ser reproduzido.</translation>
    </message>
    <message>
        <source>Select a track whose subtitles can be read.</source>
        <translation>Selecione uma faixa cujas legendas possam ser lidas.</translation>
    </message>
    <message>
        <source>Select tracks with subtitles.</source>
        <translation>Selecione faixas com legendas.</translation>
    </message>
    <message>
        <source>Select one track with subtitles.</source>
        <translation>Selecione uma única faixa com legendas.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Selecione uma única faixa.</translation>
    </message>
    <message>
        <source>No track is known to have errors.</source>
        <translation>Nenhuma faixa tem erros conhecidos.</translation>
    </message>
    <message>
        <source>Open a video with tracks.</source>
        <translation>Abra um vídeo com faixas.</translation>
    </message>
    <message>
        <source>No reasons yet: add some in Settings › Deleting</source>
        <translation>Nenhum motivo ainda: adicione alguns em Configurações&#xa0;› Exclusão</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Saved versions can’t be deleted here.</source>
        <translation>Versões salvas não podem ser excluídas aqui.</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>Case only</source>
        <translation>Só maiúsculas/minúsculas</translation>
    </message>
    <message>
        <source>Punctuation only</source>
        <translation>Só pontuação</translation>
    </message>
    <message>
        <source>Spaces only</source>
        <translation>Só espaços</translation>
    </message>
    <message>
        <source>Case, punctuation</source>
        <translation>Maiúsculas/minúsculas, pontuação</translation>
    </message>
    <message>
        <source>Case, spaces</source>
        <translation>Maiúsculas/minúsculas, espaços</translation>
    </message>
    <message>
        <source>Punctuation, spaces</source>
        <translation>Pontuação, espaços</translation>
    </message>
    <message>
        <source>Case, punctuation, spaces</source>
        <translation>Maiúsculas/minúsculas, pontuação, espaços</translation>
    </message>
    <message>
        <source>Different words</source>
        <translation>Palavras diferentes</translation>
    </message>
    <message>
        <source>Only in the first</source>
        <extracomment>The first of the two tracks that are compared.</extracomment>
        <translation>Só na primeira</translation>
    </message>
    <message>
        <source>Only in the second</source>
        <extracomment>The second of the two tracks that are compared.</extracomment>
        <translation>Só na segunda</translation>
    </message>
    <message>
        <source>{n} s longer</source>
        <translation>{n}&#xa0;s mais longa</translation>
    </message>
    <message>
        <source>{n} s shorter</source>
        <translation>{n}&#xa0;s mais curta</translation>
    </message>
    <message>
        <source>{n} s later</source>
        <translation>{n}&#xa0;s depois</translation>
    </message>
    <message>
        <source>{n} s earlier</source>
        <translation>{n}&#xa0;s antes</translation>
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
        <translation>Voltar aos vídeos</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Comparar legendas</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Diferença anterior</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Próxima diferença</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Carregando legendas…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Ignored: {count}</source>
        <translation>Ignorados: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} places differ</source>
        <translation>
            <numerusform>%Ln diferença em {total} trechos</numerusform>
            <numerusform>%Ln diferenças em {total} trechos</numerusform>
        </translation>
    </message>
    <message>
        <source>No differences in {total} places</source>
        <translation>Nenhuma diferença em {total} trechos</translation>
    </message>
    <message>
        <source>{said}. The languages differ, so only the times are compared.</source>
        <translation>{said}. Os idiomas são diferentes; por isso, só os tempos são comparados.</translation>
    </message>
    <message>
        <source>Leave case, punctuation or spaces out of account</source>
        <translation>Desconsiderar maiúsculas/minúsculas, pontuação ou espaços</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Ignorar maiúsculas/minúsculas</translation>
    </message>
    <message>
        <source>Ignore punctuation</source>
        <translation>Ignorar pontuação</translation>
    </message>
    <message>
        <source>Ignore spaces</source>
        <translation>Ignorar espaços</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Compared subtitles</source>
        <translation>Legendas comparadas</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>Delete %Ln tracks?</source>
        <translation>
            <numerusform>Excluir %Ln faixa?</numerusform>
            <numerusform>Excluir %Ln faixas?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Excluir %Ln faixa</numerusform>
            <numerusform>Excluir %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>Excluir {name}?</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>not backed up</source>
        <translation>sem backup</translation>
    </message>
    <message>
        <source>{name} ({file}): {reason}</source>
        <extracomment>{name} is a track’s, {file} the video’s, such as “Italiano” (film.mp4)</extracomment>
        <translation>{name} ({file}): {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>e mais %Ln faixa</numerusform>
            <numerusform>e mais %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {filename}:</source>
        <translation>De {filename}:</translation>
    </message>
    <message>
        <source>The track has not been deleted. Deleting it without a backup can’t be undone.</source>
        <translation>A faixa não foi excluída. Sem backup, a exclusão dela não pode ser desfeita.</translation>
    </message>
    <message>
        <source>None of these tracks has been deleted. Deleting them without backups can’t be undone.</source>
        <translation>Nenhuma destas faixas foi excluída. Sem backup, a exclusão delas não pode ser desfeita.</translation>
    </message>
    <message>
        <source>{name} couldn’t be backed up</source>
        <translation>Não foi possível fazer backup de {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be backed up</source>
        <translation>
            <numerusform>Não foi possível fazer backup de %Ln faixa</numerusform>
            <numerusform>Não foi possível fazer backup de %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Excluir sem backup</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still deleting %Ln tracks and will continue.</source>
        <translation>
            <numerusform>O DatoCMS ainda está excluindo %Ln faixa e vai continuar.</numerusform>
            <numerusform>O DatoCMS ainda está excluindo %Ln faixas e vai continuar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still working on %Ln tracks and will continue.</source>
        <translation>
            <numerusform>O DatoCMS ainda está trabalhando em %Ln faixa e vai continuar.</numerusform>
            <numerusform>O DatoCMS ainda está trabalhando em %Ln faixas e vai continuar.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman will check the result the next time you start it.</source>
        <translation>O trackman verificará o resultado na próxima vez que você o iniciar.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</source>
        <translation>
            <numerusform>%Ln faixa está sendo substituída. Se você sair agora, o vídeo pode ficar com a antiga e a nova até você iniciar o trackman novamente; ele então mantém uma delas e informa qual. Suas legendas ficam neste computador.</numerusform>
            <numerusform>%Ln faixas estão sendo substituídas. Se você sair agora, o vídeo pode ficar com a antiga e a nova até você iniciar o trackman novamente; ele então mantém uma delas e informa qual. Suas legendas ficam neste computador.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are still waiting and won’t be changed.</source>
        <translation>
            <numerusform>%Ln faixa ainda está aguardando e não será alterada.</numerusform>
            <numerusform>%Ln faixas ainda estão aguardando e não serão alteradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tracks are to be deleted. trackman offers to go on with them the next time you start it.</source>
        <translation>
            <numerusform>Falta excluir mais %Ln faixa. O trackman oferece continuar com ela na próxima vez que você o iniciar.</numerusform>
            <numerusform>Falta excluir mais %Ln faixas. O trackman oferece continuar com elas na próxima vez que você o iniciar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit while deletions are running?</source>
        <translation>Sair enquanto há exclusões em andamento?</translation>
    </message>
    <message>
        <source>Quit while tracks are being changed?</source>
        <translation>Sair enquanto faixas estão sendo alteradas?</translation>
    </message>
    <message>
        <source>Quit trackman</source>
        <translation>Sair do trackman</translation>
    </message>
    <message>
        <source>Sign out of {project}?</source>
        <translation>Desconectar de {project}?</translation>
    </message>
    <message>
        <source>trackman forgets this project’s API token on this computer. You’ll need the token to sign in again. Nothing changes in DatoCMS.</source>
        <translation>O trackman esquece o token de API deste projeto neste computador. Você precisará do token para entrar novamente. Nada muda no DatoCMS.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>{language} subtitles of {filename}.</source>
        <extracomment>Such as “Italian subtitles of launch.mp4.”</extracomment>
        <translation>Legendas em {language} de {filename}.</translation>
    </message>
    <message>
        <source>{language} audio of {filename}.</source>
        <extracomment>Such as “Italian audio of launch.mp4.”</extracomment>
        <translation>Áudio em {language} de {filename}.</translation>
    </message>
    <message>
        <source>Subtitles of {filename}, without a language.</source>
        <translation>Legendas de {filename}, sem idioma.</translation>
    </message>
    <message>
        <source>Audio of {filename}, without a language.</source>
        <translation>Áudio de {filename}, sem idioma.</translation>
    </message>
    <message>
        <source>Track of {filename}.</source>
        <translation>Faixa de {filename}.</translation>
    </message>
    <message>
        <source>{name}, {language} subtitles</source>
        <extracomment>A line of a list, such as “Italiano”, Italian subtitles.</extracomment>
        <translation>{name}, legendas em {language}</translation>
    </message>
    <message>
        <source>{name}, {language} audio</source>
        <extracomment>A line of a list, such as “Italiano”, Italian audio.</extracomment>
        <translation>{name}, áudio em {language}</translation>
    </message>
    <message>
        <source>{name}, subtitles without a language</source>
        <translation>{name}, legendas sem idioma</translation>
    </message>
    <message>
        <source>{name}, audio without a language</source>
        <translation>{name}, áudio sem idioma</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>O trackman faz backup dela primeiro; assim, a ação pode ser desfeita.</translation>
    </message>
    <message>
        <source>trackman backs them up first, so this can be undone.</source>
        <translation>O trackman faz backup delas primeiro; assim, a ação pode ser desfeita.</translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>O trackman faz backup de %Ln faixa primeiro; assim, a exclusão dela pode ser desfeita.</numerusform>
            <numerusform>O trackman faz backup de %Ln faixas primeiro; assim, a exclusão delas pode ser desfeita.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>O trackman não consegue fazer backup de áudio; por isso, a ação não pode ser desfeita.</translation>
    </message>
    <message>
        <source>trackman can’t back up errored tracks, which have no subtitles, so this can’t be undone.</source>
        <translation>O trackman não consegue fazer backup de faixas com erro, que não têm legendas; por isso, a ação não pode ser desfeita.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks that are still being prepared, so this can’t be undone.</source>
        <translation>O trackman não consegue fazer backup de faixas que ainda estão em preparação; por isso, a ação não pode ser desfeita.</translation>
    </message>
    <message>
        <source>trackman can back up only subtitles that are ready, so this can’t be undone.</source>
        <translation>O trackman só consegue fazer backup de legendas prontas; por isso, a ação não pode ser desfeita.</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up audio.</source>
        <translation>
            <numerusform>A exclusão de %Ln faixa não pode ser desfeita: o trackman não consegue fazer backup de áudio.</numerusform>
            <numerusform>A exclusão de %Ln faixas não pode ser desfeita: o trackman não consegue fazer backup de áudio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</source>
        <translation>
            <numerusform>A exclusão de %Ln faixa não pode ser desfeita: o trackman não consegue fazer backup de faixas com erro, que não têm legendas.</numerusform>
            <numerusform>A exclusão de %Ln faixas não pode ser desfeita: o trackman não consegue fazer backup de faixas com erro, que não têm legendas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still being prepared.</source>
        <translation>
            <numerusform>A exclusão de %Ln faixa não pode ser desfeita: o trackman não consegue fazer backup de faixas que ainda estão em preparação.</numerusform>
            <numerusform>A exclusão de %Ln faixas não pode ser desfeita: o trackman não consegue fazer backup de faixas que ainda estão em preparação.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are ready.</source>
        <translation>
            <numerusform>A exclusão de %Ln faixa não pode ser desfeita: o trackman só consegue fazer backup de legendas prontas.</numerusform>
            <numerusform>A exclusão de %Ln faixas não pode ser desfeita: o trackman só consegue fazer backup de legendas prontas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete audio track</source>
        <translation>Excluir faixa de áudio</translation>
    </message>
    <message>
        <source>Delete subtitle track</source>
        <translation>Excluir faixa de legendas</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>Excluir faixa</translation>
    </message>
</context>
<context>
    <name>ConsequenceWording</name>
    <message>
        <source>Record {id}</source>
        <translation>Registro {id}</translation>
    </message>
    <message>
        <source>{name} (draft)</source>
        <extracomment>{name} is the title of a record that is not published.</extracomment>
        <translation>{name} (rascunho)</translation>
    </message>
    <message>
        <source>Checking which records use it…</source>
        <translation>Verificando quais registros o usam…</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use it</source>
        <translation>O DatoCMS não informa quais registros o usam</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Não usado em nenhum registro</translation>
    </message>
    <message numerus="yes">
        <source>Used by %Ln records</source>
        <translation>
            <numerusform>Usado por %Ln registro</numerusform>
            <numerusform>Usado por %Ln registros</numerusform>
        </translation>
    </message>
    <message>
        <source>the last of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>as últimas legendas deste vídeo em {languages}</translation>
    </message>
    <message>
        <source>the last closed captions in {languages}</source>
        <translation>as últimas legendas ocultas em {languages}</translation>
    </message>
    <message>
        <source>the last subtitles without a language</source>
        <translation>as últimas legendas sem idioma</translation>
    </message>
    <message>
        <source>the last closed captions without a language</source>
        <translation>as últimas legendas ocultas sem idioma</translation>
    </message>
    <message>
        <source>the last subtitles of this video</source>
        <translation>as últimas legendas deste vídeo</translation>
    </message>
    <message>
        <source>the only closed captions of this video</source>
        <translation>as únicas legendas ocultas deste vídeo</translation>
    </message>
    <message>
        <source>Last subtitles of this video</source>
        <translation>Últimas legendas deste vídeo</translation>
    </message>
    <message>
        <source>Only closed captions of this video</source>
        <translation>Únicas legendas ocultas deste vídeo</translation>
    </message>
    <message>
        <source>Going by its name, the only audio description</source>
        <translation>Pelo nome, a única audiodescrição</translation>
    </message>
    <message>
        <source>No record uses this video</source>
        <translation>Nenhum registro usa este vídeo</translation>
    </message>
    <message>
        <source>Last subtitles without a language</source>
        <translation>Últimas legendas sem idioma</translation>
    </message>
    <message>
        <source>Last closed captions without a language</source>
        <translation>Últimas legendas ocultas sem idioma</translation>
    </message>
    <message>
        <source>Last audio without a language</source>
        <translation>Último áudio sem idioma</translation>
    </message>
    <message>
        <source>A language of the project</source>
        <extracomment>What is left without subtitles, where the line names the language already.</extracomment>
        <translation>Um idioma do projeto</translation>
    </message>
    <message>
        <source>Last subtitles of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>Últimas legendas deste vídeo em {languages}</translation>
    </message>
    <message>
        <source>Last closed captions in {languages}</source>
        <translation>Últimas legendas ocultas em {languages}</translation>
    </message>
    <message>
        <source>Last audio in {languages}</source>
        <translation>Último áudio em {languages}</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}</source>
        <translation>Idiomas do projeto que ficam sem legendas: {languages}</translation>
    </message>
    <message>
        <source>{name} in the same language stays</source>
        <translation>{name}, no mesmo idioma, permanece</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages stay</source>
        <translation>
            <numerusform>%Ln outra faixa nos mesmos idiomas permanece</numerusform>
            <numerusform>%Ln outras faixas nos mesmos idiomas permanecem</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} in the same language is being prepared</source>
        <translation>{name}, no mesmo idioma, está em preparação</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages are being prepared</source>
        <translation>
            <numerusform>%Ln outra faixa nos mesmos idiomas está em preparação</numerusform>
            <numerusform>%Ln outras faixas nos mesmos idiomas estão em preparação</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} had failed processing anyway</source>
        <translation>{name} já tinha falhado no processamento</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had failed processing anyway</source>
        <translation>
            <numerusform>%Ln faixa já tinha falhado no processamento</numerusform>
            <numerusform>%Ln faixas já tinham falhado no processamento</numerusform>
        </translation>
    </message>
    <message>
        <source>This video will have no subtitles left.</source>
        <translation>Este vídeo ficará sem legendas.</translation>
    </message>
    <message>
        <source>It will have no closed captions left.</source>
        <translation>Ele ficará sem legendas ocultas.</translation>
    </message>
    <message>
        <source>Going by its name, this is the video’s only audio description.</source>
        <translation>Pelo nome, esta é a única audiodescrição do vídeo.</translation>
    </message>
    <message numerus="yes">
        <source>The video is used by %Ln records, see below.</source>
        <translation>
            <numerusform>O vídeo é usado por %Ln registro; veja abaixo.</numerusform>
            <numerusform>O vídeo é usado por %Ln registros; veja abaixo.</numerusform>
        </translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use the video.</source>
        <translation>O DatoCMS não informa quais registros usam o vídeo.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left without a language.</source>
        <translation>Não restarão legendas sem idioma neste vídeo.</translation>
    </message>
    <message>
        <source>It will have no closed captions left without a language.</source>
        <translation>Não restarão legendas ocultas sem idioma nele.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left without a language.</source>
        <translation>Não restarão faixas de áudio sem idioma nele.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left in: {languages}.</source>
        <translation>Este vídeo ficará sem legendas em {languages}.</translation>
    </message>
    <message>
        <source>It will have no closed captions left in: {languages}.</source>
        <translation>Ele ficará sem legendas ocultas em {languages}.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left in: {languages}.</source>
        <translation>Ele ficará sem faixas de áudio em {languages}.</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}.</source>
        <translation>Idiomas do projeto que ficam sem legendas: {languages}.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Play</source>
        <translation>Reproduzir</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Voltar 2 segundos</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avançar 2 segundos</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidade</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Som</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Close the player</source>
        <translation>Fechar o player</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Ativar som</translation>
    </message>
    <message>
        <source>Back to window</source>
        <translation>Voltar à janela</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posição</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
</context>
<context>
    <name>CoverageController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Pastas de trabalho do Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelas (*.csv)</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Relatório salvo em {file}.</translation>
    </message>
    <message>
        <source>Export the coverage</source>
        <translation>Exportar a cobertura</translation>
    </message>
    <message>
        <source>Save the accessibility report</source>
        <translation>Salvar o relatório de acessibilidade</translation>
    </message>
    <message>
        <source>Asking DatoCMS for the records that use the videos…</source>
        <translation>Consultando no DatoCMS os registros que usam os vídeos…</translation>
    </message>
</context>
<context>
    <name>CoverageTab</name>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Filter videos</source>
        <translation>Filtrar vídeos</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Missing in</source>
        <translation>Faltam em</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Ordem do DatoCMS</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Relatório de acessibilidade…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>No videos known yet</source>
        <translation>Ainda não se conhece nenhum vídeo</translation>
    </message>
    <message>
        <source>Scan the project once. Then trackman shows which languages are missing.</source>
        <translation>Faça uma varredura do projeto. Depois, o trackman mostra quais idiomas faltam.</translation>
    </message>
    <message>
        <source>Go to the scan</source>
        <translation>Ir para a varredura</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Nenhum resultado</translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Tente menos palavras ou outros filtros.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vídeo</numerusform>
            <numerusform>%Ln vídeos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln videos</source>
        <translation>
            <numerusform>{shown} de %Ln vídeo</numerusform>
            <numerusform>{shown} de %Ln vídeos</numerusform>
        </translation>
    </message>
    <message>
        <source>read {ago} or later</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>lidos {ago} ou depois</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos not read yet</source>
        <translation>
            <numerusform>%Ln vídeo ainda não lido</numerusform>
            <numerusform>%Ln vídeos ainda não lidos</numerusform>
        </translation>
    </message>
    <message>
        <source>No video has any.</source>
        <translation>Não há em nenhum vídeo.</translation>
    </message>
    <message>
        <source>Show all tracks: {what}, {language}</source>
        <extracomment>{what} is “Subtitles”, “Closed captions” or “Audio”.</extracomment>
        <translation>Mostrar todas as faixas: {what}, {language}</translation>
    </message>
    <message>
        <source>Only videos without: {what}, {language}</source>
        <translation>Só vídeos sem: {what}, {language}</translation>
    </message>
    <message>
        <source>Show these tracks</source>
        <translation>Mostrar estas faixas</translation>
    </message>
    <message>
        <source>Show all tracks of {video}</source>
        <translation>Mostrar todas as faixas de {video}</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir vídeo</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Página para imprimir (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Pasta de trabalho do Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabela (CSV)</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Qualquer</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Usado em registros</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Não usado em nenhum registro</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Todos os vídeos</translation>
    </message>
    <message>
        <source>Tell which videos have no captions in their language</source>
        <translation>Descobrir quais vídeos não têm legendas ocultas no próprio idioma</translation>
    </message>
    <message>
        <source>Save the videos shown here as a file</source>
        <translation>Salvar em um arquivo os vídeos mostrados aqui</translation>
    </message>
</context>
<context>
    <name>CoverageWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Legendas ocultas</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Áudio</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Com erro</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>Em preparação</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Ainda não lido</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Ordem do DatoCMS</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Most missing first</source>
        <translation>Mais lacunas primeiro</translation>
    </message>
    <message>
        <source>{what}: {count} of {videos}</source>
        <extracomment>A figure of a language: “Audio: 12 of 340”.</extracomment>
        <translation>{what}: {count} de {videos}</translation>
    </message>
</context>
<context>
    <name>CueSearchTab</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Pesquisar todas as legendas</translation>
    </message>
    <message>
        <source>Show tracks</source>
        <translation>Mostrar faixas</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Localizar e substituir…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Save as word list…</source>
        <translation>Salvar como lista de palavras…</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read</source>
        <translation>
            <numerusform>As legendas de %Ln faixa foram lidas</numerusform>
            <numerusform>As legendas de %Ln faixas foram lidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues found</source>
        <translation>
            <numerusform>%Ln legenda encontrada</numerusform>
            <numerusform>%Ln legendas encontradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln cues found</source>
        <translation>
            <numerusform>Mais de %Ln legenda encontrada</numerusform>
            <numerusform>Mais de %Ln legendas encontradas</numerusform>
        </translation>
    </message>
    <message>
        <source>last scan {ago}</source>
        <translation>última varredura {ago}</translation>
    </message>
    <message>
        <source>No subtitles read yet</source>
        <translation>Nenhuma legenda lida ainda</translation>
    </message>
    <message>
        <source>trackman searches the subtitles it has read. Scan the project and have it read subtitles, too.</source>
        <translation>O trackman pesquisa nas legendas que já leu. Faça uma varredura do projeto que leia também as legendas.</translation>
    </message>
    <message>
        <source>Scan with subtitles</source>
        <translation>Fazer varredura com legendas</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Não encontrado</translation>
    </message>
    <message>
        <source>None of the subtitles that were read holds this in one cue.</source>
        <translation>Nenhuma das legendas lidas contém tudo isto.</translation>
    </message>
    <message>
        <source>There is no word to search for</source>
        <translation>Não há nenhuma palavra para pesquisar</translation>
    </message>
    <message>
        <source>All words must stand in one cue. Words in quotation marks must stand together, and an asterisk stands for any ending.</source>
        <translation>Todas as palavras devem estar em uma mesma legenda. Palavras entre aspas devem estar juntas, e um asterisco representa qualquer terminação.</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>Pesquise algo primeiro.</translation>
    </message>
    <message>
        <source>Judge the tracks of these cues one after another</source>
        <translation>Avaliar as faixas destas legendas, uma após a outra</translation>
    </message>
    <message>
        <source>Show the tracks of these cues in the table of all tracks</source>
        <translation>Mostrar as faixas destas legendas na tabela de todas as faixas</translation>
    </message>
    <message>
        <source>Replace the words in all these tracks, after a preview</source>
        <translation>Substituir as palavras em todas estas faixas, após uma prévia</translation>
    </message>
    <message>
        <source>Search for this again, and see what is new</source>
        <translation>Pesquisar isto novamente mais tarde e ver o que há de novo</translation>
    </message>
    <message>
        <source>Finds cues that hold all these words, in any track.</source>
        <translation>Encontra legendas que contêm todas estas palavras, em qualquer faixa.</translation>
    </message>
</context>
<context>
    <name>CuesModel</name>
    <message numerus="yes">
        <source>Text · %Ln cues</source>
        <translation>
            <numerusform>Texto · %Ln legenda</numerusform>
            <numerusform>Texto · %Ln legendas</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duração</translation>
    </message>
    <message>
        <source>on the video now</source>
        <translation>no vídeo agora</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <extracomment>Two times within a video.</extracomment>
        <translation>{start} a {end}</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Ocorrência</translation>
    </message>
</context>
<context>
    <name>CuesTable</name>
    <message>
        <source>Cues</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Selecione uma legenda.</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Reproduzir daqui</translation>
    </message>
    <message>
        <source>Copy with times</source>
        <translation>Copiar com tempos</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Próxima</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Nenhum vídeo aberto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln faixa selecionada</numerusform>
            <numerusform>%Ln faixas selecionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Excluir %Ln faixa</numerusform>
            <numerusform>Excluir %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Informe um motivo primeiro.</translation>
    </message>
    <message>
        <source>Another track has just come on screen.</source>
        <translation>Outra faixa acabou de aparecer na tela.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Excluir as faixas selecionadas</translation>
    </message>
    <message>
        <source>Go to the next track with findings, then to the next video</source>
        <translation>Ir para a próxima faixa com ocorrências e, depois, para o próximo vídeo</translation>
    </message>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Mostrar todas as consequências da exclusão</translation>
    </message>
</context>
<context>
    <name>DeletedCard</name>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>The details below are what DatoCMS returned.</source>
        <translation>Os detalhes abaixo são os que o DatoCMS retornou.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t return the track. The details below are from before the deletion.</source>
        <translation>O DatoCMS não retornou a faixa. Os detalhes abaixo são de antes da exclusão.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Não há backup; por isso, ela não pode ser restaurada.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be read. They’re saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>As legendas dela não podem ser lidas. Elas estão salvas como estão, mas o trackman não pode garantir que possam ser restauradas.</translation>
    </message>
    <message>
        <source>It’s backed up and can be restored. It then gets a new ID.</source>
        <translation>Ela tem backup e pode ser restaurada. Nesse caso, recebe um novo ID.</translation>
    </message>
</context>
<context>
    <name>DeletedModel</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Deleted</source>
        <extracomment>Title of a column: the moment of the deletion.</extracomment>
        <translation>Exclusão</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted the track.</extracomment>
        <translation>Por</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>DeletedTab</name>
    <message>
        <source>Recently deleted</source>
        <translation>Excluídas recentemente</translation>
    </message>
    <message>
        <source>Details of the deleted track</source>
        <translation>Detalhes da faixa excluída</translation>
    </message>
    <message>
        <source>Select a deleted track to see its details.</source>
        <translation>Selecione uma faixa excluída para ver os detalhes.</translation>
    </message>
    <message>
        <source>Search deleted tracks</source>
        <translation>Pesquisar faixas excluídas</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir vídeo</translation>
    </message>
    <message>
        <source>Restore into another video…</source>
        <translation>Restaurar em outro vídeo…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted tracks</source>
        <translation>
            <numerusform>%Ln faixa excluída</numerusform>
            <numerusform>%Ln faixas excluídas</numerusform>
        </translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Recriar a faixa a partir do backup. Ela recebe um novo ID.</translation>
    </message>
    <message>
        <source>Recreate the track in another video. It gets a new ID.</source>
        <translation>Recriar a faixa em outro vídeo. Ela recebe um novo ID.</translation>
    </message>
    <message>
        <source>Open the video that the track belonged to</source>
        <translation>Abrir o vídeo ao qual a faixa pertencia</translation>
    </message>
    <message>
        <source>Select a deleted track first.</source>
        <translation>Selecione uma faixa excluída primeiro.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Nenhuma das faixas selecionadas pode ser restaurada.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln tracks into which video?</source>
        <translation>
            <numerusform>Restaurar %Ln faixa em qual vídeo?</numerusform>
            <numerusform>Restaurar %Ln faixas em qual vídeo?</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore {name} into which video?</source>
        <translation>Restaurar {name} em qual vídeo?</translation>
    </message>
    <message>
        <source>Restore there</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>No deleted tracks</source>
        <translation>Nenhuma faixa excluída</translation>
    </message>
    <message>
        <source>Tracks you delete in trackman appear here and can be restored from their backup.</source>
        <translation>As faixas que você exclui no trackman aparecem aqui e podem ser restauradas a partir do backup.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Nenhum resultado</translation>
    </message>
    <message>
        <source>Try fewer words, or search the history.</source>
        <translation>Tente menos palavras ou pesquise no histórico.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Limpar pesquisa</translation>
    </message>
</context>
<context>
    <name>DeletingChoices</name>
    <message>
        <source>Check backups</source>
        <translation>Verificar backups</translation>
    </message>
    <message>
        <source>Require a reason for deleting</source>
        <translation>Exigir um motivo para excluir</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Calculando o tamanho…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Nenhum backup ainda.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} em uso.</translation>
    </message>
    <message>
        <source>Verify that every backup is intact</source>
        <translation>Verificar se todos os backups estão intactos</translation>
    </message>
    <message>
        <source>Forever</source>
        <translation>Tempo ilimitado</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 ano</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Keep backups for</source>
        <translation>Manter backups por</translation>
    </message>
    <message>
        <source>Tracks whose backup is removed can’t be restored. trackman asks first.</source>
        <translation>As faixas cujo backup é removido não podem mais ser restauradas. O trackman pergunta antes.</translation>
    </message>
    <message>
        <source>Many tracks at once</source>
        <translation>Muitas faixas de uma vez</translation>
    </message>
    <message>
        <source>Type the number above</source>
        <translation>Digitar o número se forem mais de</translation>
    </message>
    <message>
        <source>Deleting more tracks than this at once asks you to type how many they are.</source>
        <translation>Ao excluir mais faixas do que isto de uma vez, o trackman pede que você digite quantas são.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motivos</translation>
    </message>
    <message>
        <source>Suggested reasons</source>
        <translation>Motivos sugeridos</translation>
    </message>
    <message>
        <source>One per line, offered next to Delete.</source>
        <translation>Um por linha; eles são oferecidos ao lado de “Excluir”.</translation>
    </message>
</context>
<context>
    <name>DeletionController</name>
    <message>
        <source>The tracks were read again meanwhile. Nothing was done.</source>
        <translation>As faixas foram lidas novamente nesse meio-tempo. Nada foi feito.</translation>
    </message>
</context>
<context>
    <name>DeletionOffer</name>
    <message numerus="yes">
        <source>Go on with %Ln deletions</source>
        <translation>
            <numerusform>Continuar com %Ln exclusão</numerusform>
            <numerusform>Continuar com %Ln exclusões</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln tracks</source>
        <translation>
            <numerusform>Manter %Ln faixa</numerusform>
            <numerusform>Manter %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Mostrar atividade</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are kept.</source>
        <translation>
            <numerusform>%Ln faixa foi mantida.</numerusform>
            <numerusform>%Ln faixas foram mantidas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionWording</name>
    <message>
        <source>Deleting {name}…</source>
        <translation>Excluindo {name}…</translation>
    </message>
    <message>
        <source>Deleting tracks… {done} of {total}</source>
        <translation>Excluindo faixas… {done} de {total}</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Não há backup; por isso, ela não pode ser restaurada.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln faixa não tem backup e não pode ser restaurada.</numerusform>
            <numerusform>%Ln faixas não têm backup e não podem ser restauradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>It’s saved as it is, but trackman can’t prove that it can be restored.</source>
        <translation>Ela está salva como está, mas o trackman não pode garantir que possa ser restaurada.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>
            <numerusform>%Ln faixa está salva como está, mas o trackman não pode garantir que possa ser restaurada.</numerusform>
            <numerusform>%Ln faixas estão salvas como estão, mas o trackman não pode garantir que possam ser restauradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was deleted.</source>
        <translation>Cancelado. Nada foi excluído.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln exclusão foi cancelada antes de começar.</numerusform>
            <numerusform>%Ln exclusões foram canceladas antes de começar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted.</source>
        <translation>
            <numerusform>%Ln faixa excluída.</numerusform>
            <numerusform>%Ln faixas excluídas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks deleted. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln de {total} faixas foi excluída. As outras linhas mostram o motivo.</numerusform>
            <numerusform>%Ln de {total} faixas foram excluídas. As outras linhas mostram o motivo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>No web browser opened. The link is copied: paste it into a browser.</source>
        <translation>Nenhum navegador abriu. O link foi copiado: cole-o em um navegador.</translation>
    </message>
    <message>
        <source>No program opened {file}. Its path is copied.</source>
        <translation>Nenhum programa abriu {file}. O caminho foi copiado.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar na pasta</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Change {name}</source>
        <translation>Alterar {name}</translation>
    </message>
    <message>
        <source>DatoCMS can’t change a track, so trackman adds a new one with the same subtitles, checks it, and then deletes the old one. The track gets a new ID.</source>
        <translation>O DatoCMS não consegue alterar uma faixa; por isso, o trackman adiciona uma nova com as mesmas legendas, verifica-a e depois exclui a antiga. A faixa recebe um novo ID.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Legendas ocultas</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>Alterar faixa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Digite um nome.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Outra faixa deste vídeo também tem este nome.</translation>
    </message>
    <message>
        <source>Enter a language code such as it or pt-BR.</source>
        <translation>Digite um código de idioma, como it ou pt-BR.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Código de idioma</translation>
    </message>
</context>
<context>
    <name>DisplayButton</name>
    <message>
        <source>Display</source>
        <translation>Exibição</translation>
    </message>
    <message>
        <source>Group, sort and choose columns</source>
        <translation>Agrupar, ordenar e escolher colunas</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Agrupar por</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Sem grupos</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Recolher tudo</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Expandir tudo</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Depois por</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salvar…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Página para imprimir (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Pasta de trabalho do Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabela (CSV)</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>Escolher onde salvar</translation>
    </message>
    <message>
        <source>Wait until the figures are counted.</source>
        <translation>Espere até os números serem calculados.</translation>
    </message>
</context>
<context>
    <name>EditingWording</name>
    <message>
        <source>No changes</source>
        <translation>Nenhuma alteração</translation>
    </message>
    <message>
        <source>The file was mended</source>
        <translation>O arquivo foi reparado</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Rascunho salvo</translation>
    </message>
    <message>
        <source>Saving draft…</source>
        <translation>Salvando rascunho…</translation>
    </message>
    <message>
        <source>These subtitles were changed at DatoCMS after you began your draft. You see your draft, last changed: {ago}. Publishing it replaces the newer subtitles.</source>
        <translation>Estas legendas foram alteradas no DatoCMS depois que você começou o rascunho. Você está vendo o seu rascunho; última alteração: {ago}. Publicá-lo substitui as legendas mais recentes.</translation>
    </message>
    <message>
        <source>Your unpublished changes are back. Last changed: {ago}.</source>
        <translation>Suas alterações não publicadas estão de volta. Última alteração: {ago}.</translation>
    </message>
    <message>
        <source>{title}. You edit what trackman could read of it.</source>
        <translation>{title}. Você edita o que o trackman conseguiu ler.</translation>
    </message>
    <message numerus="yes">
        <source>The times of %Ln cues were not valid and are written anew.</source>
        <translation>
            <numerusform>Os tempos de %Ln legenda não eram válidos e são gravados de novo.</numerusform>
            <numerusform>Os tempos de %Ln legendas não eram válidos e são gravados de novo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues without readable times stay in the file as they are.</source>
        <translation>
            <numerusform>%Ln legenda sem tempos legíveis permanece no arquivo como está.</numerusform>
            <numerusform>%Ln legendas sem tempos legíveis permanecem no arquivo como estão.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until this track’s change has finished.</source>
        <translation>Aguarde o fim da alteração desta faixa.</translation>
    </message>
    <message>
        <source>Subtitles need at least one cue.</source>
        <translation>A faixa precisa ter pelo menos uma legenda.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Nada foi alterado ainda.</translation>
    </message>
    <message>
        <source>The times now fit the sound. Look them over, then publish.</source>
        <translation>Os tempos agora estão em sincronia com o áudio. Confira-os e depois publique.</translation>
    </message>
    <message>
        <source>Nothing was shifted: some cues would start before the video does. Delete them or move them, then check the sound again.</source>
        <translation>Nada foi deslocado: algumas legendas começariam antes do vídeo. Exclua-as ou mova-as e verifique o áudio novamente.</translation>
    </message>
    <message>
        <source>Nothing was shifted, because this draft may have been shifted before. Check the sound again: it is compared with the draft now.</source>
        <translation>Nada foi deslocado, porque este rascunho talvez já tenha sido deslocado. Verifique o áudio novamente: agora ele é comparado com o rascunho.</translation>
    </message>
    <message>
        <source>{typed} is not a time and was not taken up. Times look like {example}.</source>
        <extracomment>{example} is a time such as “0:12.5”, with the decimal mark of the language.</extracomment>
        <translation>{typed} não é um tempo e não foi aceito. Escreva tempos assim: {example}.</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft. They are not published.</source>
        <translation>Suas alterações em {name} foram mantidas como rascunho. Elas não estão publicadas.</translation>
    </message>
    <message>
        <source>No safe fix: decide what is right here yourself.</source>
        <translation>Sem correção segura: decida você o que está certo aqui.</translation>
    </message>
    <message>
        <source>Fixed. Undo takes it back.</source>
        <translation>Corrigido. Use “Desfazer” para reverter.</translation>
    </message>
    <message>
        <source>{fixed} of {wanted} fixed. Undo takes it back.</source>
        <translation>Ocorrências corrigidas: {fixed} de {wanted}. Use “Desfazer” para reverter.</translation>
    </message>
    <message>
        <source>Discard your changes to {name}?</source>
        <translation>Descartar suas alterações em {name}?</translation>
    </message>
    <message>
        <source>The draft is deleted and can’t be restored. The published subtitles stay.</source>
        <translation>O rascunho é excluído e não pode ser restaurado. As legendas publicadas permanecem.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Descartar alterações</translation>
    </message>
    <message>
        <source>Quit with unpublished changes?</source>
        <translation>Sair com alterações não publicadas?</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft on this computer. Nothing has been published.</source>
        <translation>Suas alterações em {name} foram mantidas como rascunho neste computador. Nada foi publicado.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
</context>
<context>
    <name>EditorBanner</name>
    <message>
        <source>Keep my draft</source>
        <translation>Manter meu rascunho</translation>
    </message>
    <message>
        <source>Use the published subtitles…</source>
        <translation>Usar as legendas publicadas…</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
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
        <translation>Início</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fim</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor of the subtitles</source>
        <translation>Editor das legendas</translation>
    </message>
    <message>
        <source>Some cues would start before the video does.</source>
        <translation>Algumas legendas começariam antes do vídeo.</translation>
    </message>
</context>
<context>
    <name>EditorTable</name>
    <message>
        <source>Cues</source>
        <translation>Legendas</translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message>
        <source>Discard…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Selecione uma legenda.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nada a desfazer</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nada a refazer</translation>
    </message>
    <message>
        <source>No next cue.</source>
        <translation>Não há próxima legenda.</translation>
    </message>
    <message>
        <source>No cues.</source>
        <translation>Nenhuma legenda.</translation>
    </message>
    <message>
        <source>Needs two cues.</source>
        <translation>São necessárias duas legendas.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>This cue: {finding}</source>
        <translation>Esta legenda: {finding}</translation>
    </message>
    <message>
        <source>This cue has no finding that can be fixed safely</source>
        <translation>Esta legenda não tem nenhuma ocorrência que possa ser corrigida com segurança</translation>
    </message>
    <message>
        <source>Remove spaces at the ends of lines</source>
        <translation>Remover espaços no fim das linhas</translation>
    </message>
    <message numerus="yes">
        <source>Break %Ln long lines</source>
        <translation>
            <numerusform>Quebrar %Ln linha longa</numerusform>
            <numerusform>Quebrar %Ln linhas longas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln overlaps</source>
        <translation>
            <numerusform>Eliminar %Ln sobreposição</numerusform>
            <numerusform>Eliminar %Ln sobreposições</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjust %Ln short gaps</source>
        <translation>
            <numerusform>Ajustar %Ln intervalo curto</numerusform>
            <numerusform>Ajustar %Ln intervalos curtos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln empty cues</source>
        <translation>
            <numerusform>Excluir %Ln legenda vazia</numerusform>
            <numerusform>Excluir %Ln legendas vazias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln damaged cues</source>
        <translation>
            <numerusform>Reparar %Ln legenda danificada</numerusform>
            <numerusform>Reparar %Ln legendas danificadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>%Ln linha selecionada</numerusform>
            <numerusform>%Ln linhas selecionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln faixa selecionada</numerusform>
            <numerusform>%Ln faixas selecionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Solicitada</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duração</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprovada por</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Soma de verificação</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Copiar soma de verificação</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Restaurada como</translation>
    </message>
    <message>
        <source>Copy new track ID</source>
        <translation>Copiar o novo ID da faixa</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ID da tarefa</translation>
    </message>
    <message>
        <source>Copy job ID</source>
        <translation>Copiar ID da tarefa</translation>
    </message>
    <message>
        <source>Request IDs</source>
        <translation>IDs das solicitações</translation>
    </message>
    <message>
        <source>Copy request IDs</source>
        <translation>Copiar IDs das solicitações</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copiar código</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
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
        <translation>As legendas dela podem diferir do backup.</translation>
    </message>
    <message>
        <source>It has a new ID.</source>
        <translation>Ela tem um novo ID.</translation>
    </message>
    <message>
        <source>trackman checks again when DatoCMS can be reached.</source>
        <translation>O trackman verifica de novo quando for possível acessar o DatoCMS.</translation>
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
        <translation>O proprietário do projeto pode mudar o plano.</translation>
    </message>
    <message>
        <source>The plan’s video encoding is used up</source>
        <translation>A codificação de vídeo do plano se esgotou</translation>
    </message>
    <message>
        <source>It counts anew next month.</source>
        <translation>A contagem recomeça no próximo mês.</translation>
    </message>
    <message>
        <source>The plan’s storage is full</source>
        <translation>O armazenamento do plano está cheio</translation>
    </message>
    <message>
        <source>Deleting files that nobody needs makes room.</source>
        <translation>Excluir arquivos desnecessários libera espaço.</translation>
    </message>
    <message>
        <source>The plan’s API calls are used up</source>
        <translation>As chamadas de API do plano se esgotaram</translation>
    </message>
    <message>
        <source>They count anew next month.</source>
        <translation>A contagem recomeça no próximo mês.</translation>
    </message>
    <message>
        <source>The project’s plan doesn’t allow that</source>
        <translation>O plano do projeto não permite isso</translation>
    </message>
    <message>
        <source>The plan’s limit is reached.</source>
        <translation>O limite do plano foi atingido.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the track</source>
        <translation>O serviço de vídeo do DatoCMS recusou a faixa</translation>
    </message>
    <message>
        <source>Another track may have this name, the name may not be allowed, or the file can’t be used. See its message below, if there is one.</source>
        <translation>Outra faixa pode ter este nome, o nome pode não ser permitido ou o arquivo pode não ser utilizável. Veja a mensagem dele abaixo, se houver.</translation>
    </message>
    <message>
        <source>This API token isn’t allowed to do that</source>
        <translation>Este token de API não tem permissão para isso</translation>
    </message>
    <message>
        <source>Its role doesn’t have the permission. Ask a project administrator to allow the role to edit uploads in the primary environment.</source>
        <translation>A função dele não tem a permissão. Peça a um administrador do projeto que permita à função editar uploads no ambiente principal.</translation>
    </message>
    <message>
        <source>The project is deactivated</source>
        <translation>O projeto está desativado</translation>
    </message>
    <message>
        <source>Its owner can reactivate it in the account’s billing settings.</source>
        <translation>O proprietário pode reativá-lo nas configurações de cobrança da conta.</translation>
    </message>
    <message>
        <source>The project is still being set up</source>
        <translation>O projeto ainda está sendo configurado</translation>
    </message>
    <message>
        <source>DatoCMS needs a few minutes. Try again later.</source>
        <translation>O DatoCMS precisa de alguns minutos. Tente novamente mais tarde.</translation>
    </message>
    <message>
        <source>The environment is temporarily read-only</source>
        <translation>O ambiente está temporariamente em modo somente leitura</translation>
    </message>
    <message>
        <source>DatoCMS may be copying it. Try again in a few minutes.</source>
        <translation>O DatoCMS pode estar copiando o ambiente. Tente novamente em alguns minutos.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment</source>
        <translation>As faixas só podem ser alteradas no ambiente principal</translation>
    </message>
    <message>
        <source>This is a sandbox environment. Open the video in the primary one; its tracks are the same there.</source>
        <translation>Este ambiente é um sandbox. Abra o vídeo no principal; as faixas são as mesmas lá.</translation>
    </message>
    <message>
        <source>This environment doesn’t exist</source>
        <translation>Este ambiente não existe</translation>
    </message>
    <message>
        <source>It may have been deleted or renamed, or this token can’t see it. Open the video without naming an environment to use the primary one.</source>
        <translation>Ele pode ter sido excluído ou renomeado, ou este token não o enxerga. Abra o vídeo sem indicar um ambiente para usar o principal.</translation>
    </message>
    <message>
        <source>The environment isn’t ready</source>
        <translation>O ambiente não está pronto</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting it. Try again in a few minutes.</source>
        <translation>O DatoCMS ainda está criando ou excluindo o ambiente. Tente novamente em alguns minutos.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode</source>
        <translation>O projeto está em modo de manutenção</translation>
    </message>
    <message>
        <source>Nothing can be changed until maintenance mode is turned off in DatoCMS.</source>
        <translation>Nada pode ser alterado até que o modo de manutenção seja desativado no DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is under maintenance</source>
        <translation>O DatoCMS está em manutenção</translation>
    </message>
    <message>
        <source>Nothing can be changed for a while. See status.datocms.com for updates.</source>
        <translation>Nada pode ser alterado por enquanto. Acompanhe em status.datocms.com.</translation>
    </message>
    <message>
        <source>DatoCMS can’t find this video</source>
        <translation>O DatoCMS não encontra este vídeo</translation>
    </message>
    <message>
        <source>It may have been deleted, be in another project, or be hidden from this token. Check the link or ID.</source>
        <translation>Ele pode ter sido excluído, estar em outro projeto ou não ser visível com este token. Verifique o link ou o ID.</translation>
    </message>
    <message>
        <source>This file isn’t a video</source>
        <translation>Este arquivo não é um vídeo</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks.</source>
        <translation>Só vídeos têm faixas de legendas e de áudio.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the request</source>
        <translation>O serviço de vídeo do DatoCMS recusou a solicitação</translation>
    </message>
    <message>
        <source>Common reasons are a name that is taken or not allowed, a damaged file, and a video’s first audio track, which can never be deleted. See its message below, if there is one.</source>
        <translation>Motivos comuns são um nome já usado ou não permitido, um arquivo danificado e a primeira faixa de áudio de um vídeo, que nunca pode ser excluída. Veja a mensagem dele abaixo, se houver.</translation>
    </message>
    <message>
        <source>Something in the project depends on it</source>
        <translation>Algo no projeto depende disso</translation>
    </message>
    <message>
        <source>See the details below, if there are any.</source>
        <translation>Veja os detalhes abaixo, se houver.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests</source>
        <translation>O DatoCMS está limitando as solicitações</translation>
    </message>
    <message>
        <source>Others may be using the same project heavily. Try again in a few minutes.</source>
        <translation>Outras pessoas podem estar usando muito o mesmo projeto. Tente novamente em alguns minutos.</translation>
    </message>
    <message>
        <source>DatoCMS is overloaded</source>
        <translation>O DatoCMS está sobrecarregado</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Tente novamente em um minuto.</translation>
    </message>
    <message>
        <source>Somebody else is changing this video</source>
        <translation>Outra pessoa está alterando este vídeo</translation>
    </message>
    <message>
        <source>DatoCMS makes one change to a video at a time. Try again in a moment.</source>
        <translation>O DatoCMS faz uma alteração de cada vez em um vídeo. Tente novamente em instantes.</translation>
    </message>
    <message>
        <source>Something went wrong at DatoCMS</source>
        <translation>Algo deu errado no DatoCMS</translation>
    </message>
    <message>
        <source>DatoCMS support can find it by the request ID below.</source>
        <translation>O suporte do DatoCMS pode localizar o problema pelo ID da solicitação abaixo.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>Erro inesperado</translation>
    </message>
    <message>
        <source>trackman ran into an unexpected error</source>
        <translation>O trackman encontrou um erro inesperado</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar relatório</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Mostrar relatório</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Running work goes on. Choose Refresh to see the current state.</source>
        <translation>O trabalho em andamento continua. Escolha “Atualizar” para ver o estado atual.</translation>
    </message>
    <message>
        <source>No change was under way, so your tracks are as they were. Choose Refresh to see the current state.</source>
        <translation>Nenhuma alteração estava em andamento; por isso, suas faixas estão como antes. Escolha “Atualizar” para ver o estado atual.</translation>
    </message>
    <message>
        <source>The report couldn’t be saved. Copy it to pass it on.</source>
        <translation>Não foi possível salvar o relatório. Copie-o para encaminhá-lo.</translation>
    </message>
    <message>
        <source>A report was saved as {file}. Nothing was sent.</source>
        <translation>Um relatório foi salvo como {file}. Nada foi enviado.</translation>
    </message>
    <message numerus="yes">
        <source>It happened %Ln times.</source>
        <translation>
            <numerusform>Aconteceu %Ln vez.</numerusform>
            <numerusform>Aconteceu %Ln vezes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy the report, to pass it on to support</source>
        <translation>Copiar o relatório para encaminhá-lo ao suporte</translation>
    </message>
    <message>
        <source>Read the report before you pass it on</source>
        <translation>Ler o relatório antes de encaminhá-lo</translation>
    </message>
</context>
<context>
    <name>EverythingCard</name>
    <message>
        <source>This means every track of every video in this project.</source>
        <translation>Isto abrange todas as faixas de todos os vídeos deste projeto.</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Closes this window. Escape does the same.</source>
        <translation>Fecha esta janela. Esc faz o mesmo.</translation>
    </message>
    <message>
        <source>Tries once more what did not work.</source>
        <translation>Tenta mais uma vez o que não funcionou.</translation>
    </message>
    <message>
        <source>Titles of the columns. Click one to sort where that is possible; the menu on a title shows and hides columns.</source>
        <translation>Títulos das colunas. Clique em um deles para ordenar, onde for possível; o menu de um título mostra e oculta colunas.</translation>
    </message>
    <message>
        <source>Closes this window and changes nothing. Escape does the same.</source>
        <translation>Fecha esta janela sem alterar nada. Esc faz o mesmo.</translation>
    </message>
    <message>
        <source>Shows the other records that use this video.</source>
        <translation>Mostra os outros registros que usam este vídeo.</translation>
    </message>
    <message>
        <source>Forgets search and filters, so that all videos are listed.</source>
        <translation>Limpa a pesquisa e os filtros para que todos os vídeos sejam listados.</translation>
    </message>
    <message>
        <source>Paste the link of a video, a record or an upload in DatoCMS, or a video ID, and press Return to see its tracks. Down offers the videos you opened last.</source>
        <translation>Cole o link de um vídeo, registro ou upload do DatoCMS, ou um ID de vídeo, e pressione Enter para ver as faixas. A seta para baixo oferece os últimos vídeos que você abriu.</translation>
    </message>
    <message>
        <source>Lists only videos that match these words. Down goes on to the list.</source>
        <translation>Lista só os vídeos que correspondem a estas palavras. A seta para baixo leva à lista.</translation>
    </message>
    <message>
        <source>The videos of the project. Return or a click shows the tracks.</source>
        <translation>Os vídeos do projeto. Enter ou um clique mostra as faixas.</translation>
    </message>
    <message>
        <source>Lists all videos instead of those you opened last.</source>
        <translation>Lista todos os vídeos, e não só os últimos que você abriu.</translation>
    </message>
    <message>
        <source>Tries once more to read the library.</source>
        <translation>Tenta mais uma vez ler a biblioteca.</translation>
    </message>
    <message>
        <source>The name under which this search and its filters return.</source>
        <translation>O nome com o qual esta pesquisa e os filtros dela voltam a aparecer.</translation>
    </message>
    <message>
        <source>Keeps search and filters as a view with this name.</source>
        <translation>Guarda a pesquisa e os filtros como uma visualização com este nome.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or later.</source>
        <translation>Lista só os vídeos enviados neste dia ou depois.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or before.</source>
        <translation>Lista só os vídeos enviados neste dia ou antes.</translation>
    </message>
    <message>
        <source>Lists only videos that were uploaded in this time.</source>
        <translation>Lista só os vídeos enviados neste período.</translation>
    </message>
    <message>
        <source>Lists only videos without subtitles in this language. It covers the videos whose tracks trackman has seen.</source>
        <translation>Lista só os vídeos sem legendas neste idioma. Abrange os vídeos cujas faixas o trackman já viu.</translation>
    </message>
    <message>
        <source>Lists only videos with a track that failed in DatoCMS.</source>
        <translation>Lista só os vídeos com uma faixa que falhou no DatoCMS.</translation>
    </message>
    <message>
        <source>Lists only videos with this tag.</source>
        <translation>Lista só os vídeos com esta tag.</translation>
    </message>
    <message>
        <source>Lists only videos of this collection.</source>
        <translation>Lista só os vídeos desta coleção.</translation>
    </message>
    <message>
        <source>Lists only videos that records use, or only those that none uses.</source>
        <translation>Lista só os vídeos usados em registros, ou só os que nenhum usa.</translation>
    </message>
    <message>
        <source>Forgets all filters.</source>
        <translation>Limpa todos os filtros.</translation>
    </message>
    <message>
        <source>Closes the filters; what is chosen stays in force.</source>
        <translation>Fecha os filtros; as escolhas continuam valendo.</translation>
    </message>
    <message>
        <source>The subtitle and audio tracks of the video. Select one to look at it, or several to work on them together. Return goes to the subtitles.</source>
        <translation>As faixas de legendas e de áudio do vídeo. Selecione uma para vê-la, ou várias para trabalhar com elas em conjunto. Enter leva às legendas.</translation>
    </message>
    <message>
        <source>Makes tracks of subtitle or audio files.</source>
        <translation>Cria faixas a partir de arquivos de legendas ou de áudio.</translation>
    </message>
    <message>
        <source>Goes to the field for a link or video ID.</source>
        <translation>Leva ao campo para um link ou ID de vídeo.</translation>
    </message>
    <message>
        <source>Why the track is deleted, for the history. Suggestions are kept in Settings › Deleting. Escape goes back to the tracks.</source>
        <translation>Por que a faixa é excluída: o motivo fica no histórico. As sugestões ficam em Configurações&#xa0;› Exclusão. Esc volta às faixas.</translation>
    </message>
    <message>
        <source>Shows the facts about the video, such as who uses it.</source>
        <translation>Mostra os dados do vídeo, como quem o usa.</translation>
    </message>
    <message>
        <source>Shows what DatoCMS answered, as it came.</source>
        <translation>Mostra o que o DatoCMS respondeu, sem alterações.</translation>
    </message>
    <message>
        <source>The answer of DatoCMS as it came, to read and copy.</source>
        <translation>A resposta do DatoCMS sem alterações, para ler e copiar.</translation>
    </message>
    <message>
        <source>Parts of the work on the track that have no room side by side.</source>
        <translation>Partes do trabalho na faixa que não cabem lado a lado.</translation>
    </message>
    <message>
        <source>Does what the message offers.</source>
        <translation>Faz o que a mensagem oferece.</translation>
    </message>
    <message>
        <source>Cancels what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Cancela o que ainda não foi enviado. O trabalho que o DatoCMS aceitou continua.</translation>
    </message>
    <message>
        <source>The cues with their times and findings. Return plays from the cue; the letters of the player work here, too.</source>
        <translation>As legendas com seus tempos e ocorrências. Enter reproduz a partir da legenda; as letras do player funcionam aqui também.</translation>
    </message>
    <message>
        <source>Finds words in the subtitles. Return goes on to the next place, Shift+Return back.</source>
        <translation>Localiza palavras nas legendas. Enter vai para o próximo trecho; Shift+Enter, para o anterior.</translation>
    </message>
    <message>
        <source>Goes to the cue that the message is about.</source>
        <translation>Vai para a legenda de que trata a mensagem.</translation>
    </message>
    <message>
        <source>Tries once more to read the subtitles.</source>
        <translation>Tenta mais uma vez ler as legendas.</translation>
    </message>
    <message>
        <source>The number of a cue.</source>
        <translation>O número de uma legenda.</translation>
    </message>
    <message>
        <source>When this cue is to begin.</source>
        <translation>Quando esta legenda deve começar.</translation>
    </message>
    <message>
        <source>The cues to edit. Return or typing changes the text, a double click on a time changes that.</source>
        <translation>As legendas a editar. Enter ou a digitação altera o texto; um clique duplo em um tempo altera esse tempo.</translation>
    </message>
    <message>
        <source>The text of the cue. Return begins a new line, Ctrl+Return leaves.</source>
        <translation>O texto da legenda. Enter começa uma nova linha; Ctrl+Enter sai.</translation>
    </message>
    <message>
        <source>A time such as 1:02:03.5. Return takes it, Escape leaves it.</source>
        <translation>Um tempo, como 1:02:03,5. Enter o aceita; Esc sai sem alterá-lo.</translation>
    </message>
    <message>
        <source>Throws your changes away, after a question.</source>
        <translation>Descarta suas alterações, depois de uma pergunta.</translation>
    </message>
    <message>
        <source>Goes on with your draft; the published subtitles are not used.</source>
        <translation>Continua com o seu rascunho; as legendas publicadas não são usadas.</translation>
    </message>
    <message>
        <source>Throws your draft away and begins with what is published now.</source>
        <translation>Descarta o seu rascunho e recomeça com o que está publicado agora.</translation>
    </message>
    <message>
        <source>Your changes, before and after, cue by cue.</source>
        <translation>Suas alterações, antes e depois, legenda por legenda.</translation>
    </message>
    <message>
        <source>Goes back to editing; nothing is published.</source>
        <translation>Volta à edição; nada é publicado.</translation>
    </message>
    <message>
        <source>The text to look for in all cues.</source>
        <translation>O texto a localizar em todas as legendas.</translation>
    </message>
    <message>
        <source>The text to put in its place; empty to remove it.</source>
        <translation>O texto a colocar no lugar; deixe vazio para remover.</translation>
    </message>
    <message>
        <source>Tells capital and small letters apart.</source>
        <translation>Diferencia maiúsculas de minúsculas.</translation>
    </message>
    <message>
        <source>Finds whole words only.</source>
        <translation>Localiza só palavras inteiras.</translation>
    </message>
    <message>
        <source>The places that were found, with what each would become.</source>
        <translation>Os trechos encontrados, e como cada um ficaria.</translation>
    </message>
    <message>
        <source>Replaces the selected place and goes on to the next one.</source>
        <translation>Substitui o trecho selecionado e vai para o próximo.</translation>
    </message>
    <message>
        <source>Replaces all places in one step, which Undo takes back.</source>
        <translation>Substitui todos os trechos em uma só etapa, que “Desfazer” reverte.</translation>
    </message>
    <message>
        <source>Seconds to move by; with a minus to earlier times.</source>
        <translation>Segundos a deslocar; com sinal de menos, para tempos anteriores.</translation>
    </message>
    <message>
        <source>Moves the times of all cues.</source>
        <translation>Desloca os tempos de todas as legendas.</translation>
    </message>
    <message>
        <source>Moves the times of this cue and of all that follow.</source>
        <translation>Desloca os tempos desta legenda e de todas as seguintes.</translation>
    </message>
    <message>
        <source>Stretches all times so that both cues begin when you said.</source>
        <translation>Estica todos os tempos para que as duas legendas comecem quando você indicou.</translation>
    </message>
    <message>
        <source>The cues of the track to decide on, with what was noticed under them. The keys below decide; Return moves the video to a cue.</source>
        <translation>As legendas da faixa a decidir; o que foi notado fica abaixo delas. As teclas abaixo decidem; Enter leva o vídeo até uma legenda.</translation>
    </message>
    <message>
        <source>Another language of this video, or a saved version. It follows the cue you are at.</source>
        <translation>Outro idioma deste vídeo ou uma versão salva. Acompanha a legenda em que você está.</translation>
    </message>
    <message>
        <source>What was noticed in the text, the worst first. Return or a click shows the place.</source>
        <translation>O que foi notado no texto, o mais grave primeiro. Enter ou um clique mostra o trecho.</translation>
    </message>
    <message>
        <source>Tries once more to read the text, or plays the sound.</source>
        <translation>Tenta ler o texto mais uma vez, ou reproduz o áudio.</translation>
    </message>
    <message>
        <source>Shows what was decided before it is carried out.</source>
        <translation>Mostra o que foi decidido antes que seja aplicado.</translation>
    </message>
    <message>
        <source>Shows the skipped tracks once more.</source>
        <translation>Mostra mais uma vez as faixas puladas.</translation>
    </message>
    <message>
        <source>Reviews on this computer. Return goes on with the selected one, Delete removes it after a question.</source>
        <translation>As revisões neste computador. Enter continua a selecionada; Delete a exclui depois de uma pergunta.</translation>
    </message>
    <message>
        <source>Asks where to save the statistics.</source>
        <translation>Pergunta onde salvar as estatísticas.</translation>
    </message>
    <message>
        <source>How many files there shall be, one for each person.</source>
        <translation>Quantos arquivos devem ser criados, um para cada pessoa.</translation>
    </message>
    <message>
        <source>Leaves the review. What was decided stays.</source>
        <translation>Sai da revisão. O que foi decidido fica guardado.</translation>
    </message>
    <message>
        <source>Keeps this track and deletes the other one.</source>
        <translation>Mantém esta faixa e exclui a outra.</translation>
    </message>
    <message>
        <source>Deletes this track.</source>
        <translation>Exclui esta faixa.</translation>
    </message>
    <message>
        <source>Two tracks side by side; what differs is marked.</source>
        <translation>Duas faixas lado a lado; o que difere está marcado.</translation>
    </message>
    <message>
        <source>Plays the video. Streaming counts towards your DatoCMS quota.</source>
        <translation>Reproduz o vídeo. O streaming é contabilizado na sua cota do DatoCMS.</translation>
    </message>
    <message>
        <source>Where the video is. Drag it, or use the arrow keys.</source>
        <translation>Em que ponto o vídeo está. Arraste ou use as setas do teclado.</translation>
    </message>
    <message>
        <source>How loud the video is.</source>
        <translation>O volume do som do vídeo.</translation>
    </message>
    <message>
        <source>Brings the player back into this window.</source>
        <translation>Traz o player de volta para esta janela.</translation>
    </message>
    <message>
        <source>What there is to see of all videos together.</source>
        <translation>O que há para ver de todos os vídeos em conjunto.</translation>
    </message>
    <message>
        <source>Every track of every video, as the scan saw it last. Click a title to sort, hold Shift to sort by several; Return opens the video at the track. Paste IDs or links to see only those.</source>
        <translation>Todas as faixas de todos os vídeos, como a última varredura as viu. Clique em um título para ordenar; com Shift, ordene por vários. Enter abre o vídeo na faixa. Cole IDs ou links para ver só essas faixas.</translation>
    </message>
    <message>
        <source>Lists only tracks whose file name, name, language code or ID holds these words.</source>
        <translation>Lista só as faixas cujo nome de arquivo, nome, código de idioma ou ID contém estas palavras.</translation>
    </message>
    <message>
        <source>Forgets view, filter and rule.</source>
        <translation>Limpa a visualização, o filtro e a regra.</translation>
    </message>
    <message>
        <source>The cues that were found. Return or a double click opens the video there.</source>
        <translation>As legendas encontradas. Enter ou um clique duplo abre o vídeo nesse ponto.</translation>
    </message>
    <message>
        <source>Shows where the project can be scanned.</source>
        <translation>Mostra onde fazer a varredura do projeto.</translation>
    </message>
    <message>
        <source>Lists of words, each with the number of cues found since you last looked.</source>
        <translation>Listas de palavras, cada uma com o número de legendas encontradas desde a última vez que você olhou.</translation>
    </message>
    <message>
        <source>Changes the name and the words of the selected list.</source>
        <translation>Altera o nome e as palavras da lista selecionada.</translation>
    </message>
    <message>
        <source>Removes the selected list. Subtitles stay as they are.</source>
        <translation>Remove a lista selecionada. As legendas ficam como estão.</translation>
    </message>
    <message>
        <source>Keeps the list on this computer.</source>
        <translation>Guarda a lista neste computador.</translation>
    </message>
    <message>
        <source>What each video has in each language. A click or Return shows the tracks, a click on a language all that its figure counts.</source>
        <translation>O que cada vídeo tem em cada idioma. Um clique ou Enter mostra as faixas; um clique em um idioma, tudo o que o número dele conta.</translation>
    </message>
    <message>
        <source>Languages, with the share of videos that have them.</source>
        <translation>Os idiomas, com a proporção de vídeos que os têm.</translation>
    </message>
    <message>
        <source>The videos. A click shows the tracks of one.</source>
        <translation>Os vídeos. Um clique mostra as faixas de um deles.</translation>
    </message>
    <message>
        <source>Shows only videos whose name or ID holds these words.</source>
        <translation>Mostra só os vídeos cujo nome ou ID contém estas palavras.</translation>
    </message>
    <message>
        <source>Forgets words and filters of the coverage.</source>
        <translation>Limpa as palavras e os filtros da cobertura.</translation>
    </message>
    <message>
        <source>The language of videos that nothing else tells.</source>
        <translation>O idioma dos vídeos quando nada mais o informa.</translation>
    </message>
    <message>
        <source>Which decisions of the review are listed.</source>
        <translation>Quais decisões da revisão são listadas.</translation>
    </message>
    <message>
        <source>What was decided, and what can be done about it now. Space ticks or unticks the selected rows; the words below the list are about the current one.</source>
        <translation>O que foi decidido e o que pode ser feito agora. Espaço marca ou desmarca as linhas selecionadas; o texto abaixo da lista é sobre a linha atual.</translation>
    </message>
    <message>
        <source>The kind of file to save.</source>
        <translation>O tipo de arquivo a salvar.</translation>
    </message>
    <message>
        <source>Asks where to save the report.</source>
        <translation>Pergunta onde salvar o relatório.</translation>
    </message>
    <message>
        <source>What runs now, what was deleted lately, and all that was done.</source>
        <translation>O que está em andamento, o que foi excluído recentemente e tudo o que já foi feito.</translation>
    </message>
    <message>
        <source>What runs, waits or did not work, with the reason.</source>
        <translation>O que está em andamento, aguarda ou não funcionou, com o motivo.</translation>
    </message>
    <message>
        <source>Deleted tracks with a backup. Select some to restore them.</source>
        <translation>Faixas excluídas que têm backup. Selecione algumas para restaurá-las.</translation>
    </message>
    <message>
        <source>All that was ever done with trackman on this computer.</source>
        <translation>Tudo o que já foi feito com o trackman neste computador.</translation>
    </message>
    <message>
        <source>Lists only deleted tracks that hold these words.</source>
        <translation>Lista só as faixas excluídas que contêm estas palavras.</translation>
    </message>
    <message>
        <source>Lists only entries that hold these words.</source>
        <translation>Lista só os itens que contêm estas palavras.</translation>
    </message>
    <message>
        <source>The days that the report is about.</source>
        <translation>Os dias que o relatório abrange.</translation>
    </message>
    <message>
        <source>The project that the report is about.</source>
        <translation>O projeto de que trata o relatório.</translation>
    </message>
    <message>
        <source>The first day of the period.</source>
        <translation>O primeiro dia do período.</translation>
    </message>
    <message>
        <source>The last day of the period, itself included.</source>
        <translation>O último dia do período, inclusive.</translation>
    </message>
    <message>
        <source>Forgets search and filters of the history.</source>
        <translation>Limpa a pesquisa e os filtros do histórico.</translation>
    </message>
    <message>
        <source>The files to add. Correct kind, language and name in the cells; the space bar takes a file or leaves it out.</source>
        <translation>Os arquivos a adicionar. Corrija o tipo, o idioma e o nome nas células; a barra de espaço inclui um arquivo ou o deixa de fora.</translation>
    </message>
    <message>
        <source>Chooses subtitle or audio files on this computer.</source>
        <translation>Escolhe arquivos de legendas ou de áudio neste computador.</translation>
    </message>
    <message>
        <source>Takes all subtitle and audio files of a folder.</source>
        <translation>Inclui todos os arquivos de legendas e de áudio de uma pasta.</translation>
    </message>
    <message>
        <source>The cues of the selected file, as they would be added.</source>
        <translation>As legendas do arquivo selecionado, como seriam adicionadas.</translation>
    </message>
    <message>
        <source>Plays the video with the cues of the file.</source>
        <translation>Reproduz o vídeo com as legendas do arquivo.</translation>
    </message>
    <message>
        <source>The language code of the track, such as pt or pt-BR.</source>
        <translation>O código de idioma da faixa, como pt ou pt-BR.</translation>
    </message>
    <message>
        <source>The encoding of the file. Choose another if letters are wrong.</source>
        <translation>A codificação do arquivo. Escolha outra se as letras estiverem erradas.</translation>
    </message>
    <message>
        <source>Pictures per second, for files that count in pictures.</source>
        <translation>Quadros por segundo, para arquivos que contam em quadros.</translation>
    </message>
    <message>
        <source>Gives the track this name, which is free.</source>
        <translation>Dá à faixa este nome, que está livre.</translation>
    </message>
    <message>
        <source>Does what the question says.</source>
        <translation>Faz o que a pergunta indica.</translation>
    </message>
    <message>
        <source>Changes nothing. Escape does the same.</source>
        <translation>Não altera nada. Esc faz o mesmo.</translation>
    </message>
    <message>
        <source>A name that no other track of the video has.</source>
        <translation>Um nome que nenhuma outra faixa do vídeo tem.</translation>
    </message>
    <message>
        <source>Restores the track with this name.</source>
        <translation>Restaura a faixa com este nome.</translation>
    </message>
    <message>
        <source>Deletes the track that has the name, then restores.</source>
        <translation>Exclui a faixa que tem o nome e depois restaura.</translation>
    </message>
    <message>
        <source>Restores the tracks into the video given.</source>
        <translation>Restaura as faixas no vídeo indicado.</translation>
    </message>
    <message>
        <source>The name that viewers see in the player’s menu.</source>
        <translation>O nome que os espectadores veem no menu do player.</translation>
    </message>
    <message>
        <source>The language code of the track, such as it or pt-BR.</source>
        <translation>O código de idioma da faixa, como it ou pt-BR.</translation>
    </message>
    <message>
        <source>Marks subtitles that also tell sounds and speakers.</source>
        <translation>Marca legendas que também indicam sons e quem fala.</translation>
    </message>
    <message>
        <source>Makes the track anew with these details and the same subtitles. Undo takes it back.</source>
        <translation>Cria a faixa de novo com estes detalhes e as mesmas legendas. “Desfazer” reverte isso.</translation>
    </message>
    <message>
        <source>The language that is spoken in the video.</source>
        <translation>O idioma falado no vídeo.</translation>
    </message>
    <message>
        <source>Has DatoCMS make subtitles of the sound.</source>
        <translation>Faz o DatoCMS gerar legendas a partir do som.</translation>
    </message>
    <message>
        <source>All subtitles of the track that trackman saved.</source>
        <translation>Todas as legendas da faixa que o trackman salvou.</translation>
    </message>
    <message>
        <source>Puts this version in place of the subtitles of now.</source>
        <translation>Coloca esta versão no lugar das legendas atuais.</translation>
    </message>
    <message>
        <source>Saves this version as a file.</source>
        <translation>Salva esta versão como arquivo.</translation>
    </message>
    <message>
        <source>Ticked languages are the ones that are meant.</source>
        <translation>Os idiomas marcados são os que contam.</translation>
    </message>
    <message>
        <source>Only tracks of this kind.</source>
        <translation>Só faixas deste tipo.</translation>
    </message>
    <message>
        <source>Only tracks in some languages, or in all but these.</source>
        <translation>Só faixas em alguns idiomas, ou em todos menos nestes.</translation>
    </message>
    <message>
        <source>Only tracks with this status.</source>
        <translation>Só faixas com este status.</translation>
    </message>
    <message>
        <source>Only tracks that are closed captions, or only others.</source>
        <translation>Só faixas que são legendas ocultas, ou só as outras.</translation>
    </message>
    <message>
        <source>Only tracks whose names contain this.</source>
        <translation>Só faixas cujo nome contém isto.</translation>
    </message>
    <message>
        <source>Only tracks of which the same video has another one like it. One of them is kept.</source>
        <translation>Só faixas que têm outra igual no mesmo vídeo. Uma delas é mantida.</translation>
    </message>
    <message>
        <source>The one of several like each other that is kept.</source>
        <translation>A que é mantida entre várias iguais.</translation>
    </message>
    <message>
        <source>Only subtitles in which the checks found something, or nothing.</source>
        <translation>Só legendas em que as verificações encontraram algo, ou nada.</translation>
    </message>
    <message>
        <source>Only subtitles that contain this phrase, as far as they were read.</source>
        <translation>Só legendas que contêm esta expressão, entre as que já foram lidas.</translation>
    </message>
    <message>
        <source>Only tracks of videos that records use, or that none uses.</source>
        <translation>Só faixas de vídeos usados em registros, ou que nenhum usa.</translation>
    </message>
    <message>
        <source>Only tracks of videos with this tag.</source>
        <translation>Só faixas de vídeos com esta tag.</translation>
    </message>
    <message>
        <source>Only tracks of videos in this collection.</source>
        <translation>Só faixas de vídeos desta coleção.</translation>
    </message>
    <message>
        <source>Tracks the rule means. Space ticks the selected ones or unticks them; only ticked ones are deleted.</source>
        <translation>As faixas que atendem à regra. Espaço marca ou desmarca as selecionadas; só as marcadas são excluídas.</translation>
    </message>
    <message>
        <source>Shows the tracks of what was found in the table of all tracks.</source>
        <translation>Mostra na tabela de todas as faixas as faixas do que foi encontrado.</translation>
    </message>
    <message>
        <source>Keeps the search as a word list, which counts new hits.</source>
        <translation>Guarda a pesquisa como lista de palavras, que conta os novos resultados.</translation>
    </message>
    <message>
        <source>Replaces words in all tracks that were found. You see each change before.</source>
        <translation>Substitui palavras em todas as faixas encontradas. Você vê cada alteração antes.</translation>
    </message>
    <message>
        <source>Cues that would change, as they are and as they would be. Space ticks the selected ones or unticks them; only ticked ones are changed.</source>
        <translation>Legendas que mudariam, como são e como ficariam. Espaço marca ou desmarca as selecionadas; só as marcadas são alteradas.</translation>
    </message>
    <message>
        <source>Reads each text once more, makes what is ticked and puts the new text in place of the old one. Undo brings all of them back.</source>
        <translation>Lê cada texto mais uma vez, faz o que está marcado e põe o texto novo no lugar do antigo. “Desfazer” traz todos de volta.</translation>
    </message>
    <message>
        <source>Languages to keep; tracks in all others are shown next.</source>
        <translation>Os idiomas a manter; as faixas em todos os outros são mostradas em seguida.</translation>
    </message>
    <message>
        <source>Kinds of tracks that are looked at.</source>
        <translation>Os tipos de faixas considerados.</translation>
    </message>
    <message>
        <source>The tracks that are to be deleted.</source>
        <translation>As faixas que serão excluídas.</translation>
    </message>
    <message>
        <source>Type the number of tracks, so that nothing goes by a slip.</source>
        <translation>Digite o número de faixas, para que nada seja excluído por descuido.</translation>
    </message>
    <message>
        <source>Groups of settings. What you choose takes effect at once.</source>
        <translation>Grupos de configurações. O que você escolhe vale imediatamente.</translation>
    </message>
    <message>
        <source>Gives all settings their first values, but your own lists.</source>
        <translation>Restaura os valores iniciais de todas as configurações, exceto os das suas listas.</translation>
    </message>
    <message>
        <source>The language of trackman, and of dates, sizes and numbers.</source>
        <translation>O idioma do trackman e também de datas, tamanhos e números.</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>Claro, escuro ou igual ao sistema.</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Preto, branco e cores fortes, com linhas em volta de tudo.</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>O indicador de progresso fica parado; o texto dele continua mudando.</translation>
    </message>
    <message>
        <source>Videos begin without sound until you turn it on.</source>
        <translation>Os vídeos começam sem som até você ativá-lo.</translation>
    </message>
    <message>
        <source>Your system shows how a scan or bulk work ended while another window is in front. It names numbers only.</source>
        <translation>O sistema mostra como terminou uma varredura ou operação em massa enquanto outra janela está na frente. Ele informa só números.</translation>
    </message>
    <message>
        <source>How long trackman waits for DatoCMS before it looks for itself.</source>
        <translation>Quanto tempo o trackman espera pelo DatoCMS antes de verificar por conta própria.</translation>
    </message>
    <message>
        <source>How much of the requests DatoCMS allows trackman may use.</source>
        <translation>Quanto das solicitações que o DatoCMS permite o trackman pode usar.</translation>
    </message>
    <message>
        <source>How much of the disk thumbnails may take.</source>
        <translation>Quanto espaço em disco as miniaturas podem ocupar.</translation>
    </message>
    <message>
        <source>Removes all thumbnails and texts that can be fetched again.</source>
        <translation>Remove todas as miniaturas e os textos que podem ser obtidos novamente.</translation>
    </message>
    <message>
        <source>Opens the folder with all that trackman keeps here.</source>
        <translation>Abre a pasta com tudo o que o trackman guarda aqui.</translation>
    </message>
    <message>
        <source>0 asks for the number each time many tracks are deleted.</source>
        <translation>Com 0, o número é pedido sempre que muitas faixas são excluídas.</translation>
    </message>
    <message>
        <source>Nothing can be deleted before a reason is given.</source>
        <translation>Nada pode ser excluído antes que um motivo seja informado.</translation>
    </message>
    <message>
        <source>Empty, your name is that of your account on this computer.</source>
        <translation>Se ficar vazio, seu nome é o da sua conta neste computador.</translation>
    </message>
    <message>
        <source>The key that decides for a deletion deletes at once.</source>
        <translation>A tecla que decide pela exclusão exclui imediatamente.</translation>
    </message>
    <message>
        <source>Delete, rules and commands then lead to a review.</source>
        <translation>“Excluir”, as regras e os comandos passam a levar a uma revisão.</translation>
    </message>
    <message>
        <source>Reasons that are offered next to Delete, one per line.</source>
        <translation>Motivos oferecidos ao lado de “Excluir”, um por linha.</translation>
    </message>
    <message>
        <source>How long subtitles of deleted tracks can be restored.</source>
        <translation>Por quanto tempo as legendas de faixas excluídas podem ser restauradas.</translation>
    </message>
    <message>
        <source>Off, trackman speaks to the hosts above alone and asks DatoCMS itself.</source>
        <translation>Desativado, o trackman se comunica só com os hosts acima e consulta o DatoCMS por conta própria.</translation>
    </message>
    <message>
        <source>Tries every host that trackman needs, one by one.</source>
        <translation>Testa todos os hosts de que o trackman precisa, um por um.</translation>
    </message>
    <message>
        <source>Copies all of this page, for whoever looks after the network.</source>
        <translation>Copia tudo desta página, para quem cuida da rede.</translation>
    </message>
    <message>
        <source>The style guide whose limits the checks go by.</source>
        <translation>O guia de estilo cujos limites as verificações seguem.</translation>
    </message>
    <message>
        <source>Words that are flagged in subtitles, one per line.</source>
        <translation>Palavras sinalizadas nas legendas, uma por linha.</translation>
    </message>
    <message>
        <source>More characters per second than this are a finding.</source>
        <translation>Mais caracteres por segundo do que isto geram uma ocorrência.</translation>
    </message>
    <message>
        <source>Longer lines than this are a finding.</source>
        <translation>Linhas mais longas do que isto geram uma ocorrência.</translation>
    </message>
    <message>
        <source>More lines in a cue than this are a finding.</source>
        <translation>Mais linhas por legenda do que isto geram uma ocorrência.</translation>
    </message>
    <message>
        <source>A cue that is shown for less time is a finding.</source>
        <translation>Uma legenda exibida por menos tempo gera uma ocorrência.</translation>
    </message>
    <message>
        <source>A cue that is shown for more time is a finding.</source>
        <translation>Uma legenda exibida por mais tempo gera uma ocorrência.</translation>
    </message>
    <message>
        <source>A shorter pause between two cues is a finding.</source>
        <translation>Uma pausa mais curta entre duas legendas gera uma ocorrência.</translation>
    </message>
    <message>
        <source>A video with a smaller share of subtitled time is a finding.</source>
        <translation>Um vídeo com uma parte legendada menor gera uma ocorrência.</translation>
    </message>
    <message>
        <source>The API token of the project, from Project settings › API tokens in DatoCMS. It is kept in the keyring of this computer only.</source>
        <translation>O token de API do projeto, de Project settings&#xa0;› API tokens no DatoCMS. Ele é guardado somente no chaveiro deste computador.</translation>
    </message>
    <message>
        <source>Checks the token with DatoCMS. Nothing is changed there.</source>
        <translation>Verifica o token com o DatoCMS. Nada é alterado lá.</translation>
    </message>
    <message>
        <source>Shows the steps to create a token.</source>
        <translation>Mostra os passos para criar um token.</translation>
    </message>
    <message>
        <source>Shows a message for someone who can create a token.</source>
        <translation>Mostra uma mensagem para alguém que possa criar um token.</translation>
    </message>
    <message>
        <source>Copies the message with all that the token needs.</source>
        <translation>Copia a mensagem com tudo de que o token precisa.</translation>
    </message>
    <message>
        <source>Goes on without the keyring; the token is asked for again.</source>
        <translation>Continua sem o chaveiro; o token será pedido novamente.</translation>
    </message>
    <message>
        <source>Goes back to enter another token.</source>
        <translation>Volta para você informar outro token.</translation>
    </message>
    <message>
        <source>Goes on to the videos of the project.</source>
        <translation>Continua para os vídeos do projeto.</translation>
    </message>
    <message>
        <source>Commands, views and videos. A click does what it says.</source>
        <translation>Comandos, visualizações e vídeos. Um clique faz o que a linha diz.</translation>
    </message>
    <message>
        <source>Lists only commands whose menu, words or key hold this.</source>
        <translation>Lista só os comandos cujo menu, nome ou atalho contém isto.</translation>
    </message>
    <message>
        <source>All commands with their keys. Return gives one another key.</source>
        <translation>Todos os comandos com seus atalhos. Enter dá outro atalho a um comando.</translation>
    </message>
    <message>
        <source>Press the key that the command is to have.</source>
        <translation>Pressione as teclas do atalho que o comando deve ter.</translation>
    </message>
    <message>
        <source>Closes this window; the command keeps its key.</source>
        <translation>Fecha esta janela; o comando mantém o atalho.</translation>
    </message>
    <message>
        <source>What trackman wrote down, the latest last. Ctrl+C copies entries.</source>
        <translation>O que o trackman anotou, com o mais recente no fim. Ctrl+C copia entradas.</translation>
    </message>
    <message>
        <source>All of the selected entry, such as where an error happened.</source>
        <translation>Tudo da entrada selecionada, como o lugar em que um erro ocorreu.</translation>
    </message>
    <message>
        <source>What helps support. Read it before you pass it on.</source>
        <translation>O que ajuda o suporte. Leia antes de encaminhar.</translation>
    </message>
    <message>
        <source>What is known of the error. Read it before you pass it on.</source>
        <translation>O que se sabe do erro. Leia antes de encaminhar.</translation>
    </message>
    <message>
        <source>Opens the download page in your browser.</source>
        <translation>Abre a página de download no seu navegador.</translation>
    </message>
</context>
<context>
    <name>ExportWording</name>
    <message>
        <source>Changed tracks</source>
        <translation>Faixas alteradas</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumo</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Nenhuma faixa foi alterada.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Qualquer período</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Desde {day}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID do vídeo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID da faixa</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Restaurada como</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprovada por</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Aprovada em</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ID da tarefa</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Backup</source>
        <extracomment>Title of a column: name of the saved subtitle file.</extracomment>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Aguardando</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Com backup</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Solicitada</translation>
    </message>
    <message>
        <source>Accepted by DatoCMS</source>
        <translation>Aceita pelo DatoCMS</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Em preparação</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Excluída</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Já removida</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Adicionada</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Substituída</translation>
    </message>
    <message>
        <source>Not completed</source>
        <translation>Não concluída</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Nobody can say how it ended.</extracomment>
        <translation>Desconhecido</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalhes</translation>
    </message>
</context>
<context>
    <name>FileAdditions</name>
    <message>
        <source>Open a video first.</source>
        <translation>Abra um vídeo primeiro.</translation>
    </message>
    <message>
        <source>Open the video that these files are for: {files}.</source>
        <translation>Abra o vídeo ao qual estes arquivos se destinam: {files}.</translation>
    </message>
    <message>
        <source>There are no files in the clipboard. Copy some in a file manager.</source>
        <translation>Não há arquivos na área de transferência. Copie alguns em um gerenciador de arquivos.</translation>
    </message>
    <message>
        <source>Subtitles and audio ({endings})</source>
        <translation>Legendas e áudio ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Choose subtitle or audio files</source>
        <translation>Escolher arquivos de legendas ou de áudio</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Escolher uma pasta</translation>
    </message>
    <message>
        <source>There are no subtitle or audio files in this folder.</source>
        <translation>Não há arquivos de legendas nem de áudio nesta pasta.</translation>
    </message>
    <message>
        <source>Changed since they were read, so not added yet: {files}. Check them again.</source>
        <translation>Alterados desde que foram lidos, por isso ainda não adicionados: {files}. Verifique-os novamente.</translation>
    </message>
</context>
<context>
    <name>FileDetails</name>
    <message>
        <source>Encoding</source>
        <translation>Codificação</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Taxa de quadros</translation>
    </message>
    <message>
        <source>Play in video</source>
        <translation>Reproduzir no vídeo</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>Usar {name}</translation>
    </message>
    <message>
        <source>There are no subtitles to show.</source>
        <translation>Não há legendas para mostrar.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Nenhum problema</translation>
    </message>
</context>
<context>
    <name>FileWording</name>
    <message>
        <source>Audio</source>
        <translation>Áudio</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>Escolha um idioma</translation>
    </message>
    <message>
        <source>{code} · from the file name</source>
        <translation>{code} · pelo nome do arquivo</translation>
    </message>
    <message>
        <source>{code} · stated in the file</source>
        <translation>{code} · indicado no arquivo</translation>
    </message>
    <message>
        <source>{code} · detected in the text</source>
        <translation>{code} · detectado no texto</translation>
    </message>
    <message>
        <source>Closed captions: the file name says so.</source>
        <translation>Legendas ocultas: segundo o nome do arquivo.</translation>
    </message>
    <message>
        <source>Closed captions: the text describes sounds.</source>
        <translation>Legendas ocultas: o texto descreve sons.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Legendas ocultas</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lendo…</translation>
    </message>
    <message>
        <source>In the text: {findings}</source>
        <translation>No texto: {findings}</translation>
    </message>
    <message>
        <source>Put it back, or remove it from the list.</source>
        <translation>Coloque-o de volta ou remova-o da lista.</translation>
    </message>
    <message>
        <source>Allow your account to read it, then choose it again.</source>
        <translation>Permita que sua conta o leia e escolha-o novamente.</translation>
    </message>
    <message>
        <source>Check the disk or the network drive it is on.</source>
        <translation>Verifique o disco ou a unidade de rede onde ele está.</translation>
    </message>
    <message>
        <source>Choose a subtitle or audio file.</source>
        <translation>Escolha um arquivo de legendas ou de áudio.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exporte-o novamente.</translation>
    </message>
    <message>
        <source>Subtitle files have at most 20 MB.</source>
        <translation>Arquivos de legendas têm no máximo 20&#xa0;MB.</translation>
    </message>
    <message>
        <source>Have the text recognised first, with Subtitle Edit say.</source>
        <translation>Faça antes o reconhecimento do texto, por exemplo com o Subtitle Edit.</translation>
    </message>
    <message>
        <source>Export its sound as M4A, MP3 or WAV.</source>
        <translation>Exporte o som como M4A, MP3 ou WAV.</translation>
    </message>
    <message>
        <source>Check that it is a subtitle file, or its encoding.</source>
        <translation>Verifique se é um arquivo de legendas, ou a codificação dele.</translation>
    </message>
    <message>
        <source>Choose the frame rate below.</source>
        <translation>Escolha a taxa de quadros abaixo.</translation>
    </message>
    <message>
        <source>Look at it again before you add it.</source>
        <translation>Confira-o novamente antes de adicioná-lo.</translation>
    </message>
    <message>
        <source>{fault}. {advice}</source>
        <extracomment>{fault} is such as “The file is empty”, {advice} a sentence.</extracomment>
        <translation>{fault}. {advice}</translation>
    </message>
    <message>
        <source>Lost in WebVTT: {what}</source>
        <translation>Perdido em WebVTT: {what}</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>legendas ocultas</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>deixado de fora</translation>
    </message>
    <message>
        <source>{size} are too much: DatoCMS takes at most {limit} per file.</source>
        <translation>Grande demais ({size}): o DatoCMS aceita no máximo {limit} por arquivo.</translation>
    </message>
    <message>
        <source>Choose a language.</source>
        <translation>Escolha um idioma.</translation>
    </message>
    <message>
        <source>{code} is no language code. Choose one from the list.</source>
        <translation>{code} não é um código de idioma. Escolha um da lista.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Digite um nome.</translation>
    </message>
    <message>
        <source>The name is too long: at most {limit} characters.</source>
        <translation>O nome é longo demais: no máximo {limit} caracteres.</translation>
    </message>
    <message>
        <source>The video already has a track named {name}. {free} is free.</source>
        <translation>O vídeo já tem uma faixa chamada {name}. {free} está livre.</translation>
    </message>
    <message>
        <source>{file} has the same name. {free} is free.</source>
        <translation>{file} tem o mesmo nome. {free} está livre.</translation>
    </message>
    <message>
        <source>Characters that can’t be read: {count}. Choose another encoding.</source>
        <translation>Caracteres ilegíveis: {count}. Escolha outra codificação.</translation>
    </message>
    <message>
        <source>Same content as {file}.</source>
        <translation>Mesmo conteúdo de {file}.</translation>
    </message>
    <message>
        <source>The audio lasts {length}, but the video only {video}.</source>
        <translation>O áudio dura {length}, mas o vídeo só {video}.</translation>
    </message>
    <message>
        <source>The video already has {language}: {name}.</source>
        <translation>O vídeo já tem este idioma, {language}: {name}.</translation>
    </message>
    <message>
        <source>DatoCMS may not know the language code {code}.</source>
        <translation>O DatoCMS talvez não conheça o código de idioma {code}.</translation>
    </message>
    <message>
        <source>Encoding guessed: {encoding}. Check the letters in the preview.</source>
        <translation>Codificação presumida: {encoding}. Confira as letras na prévia.</translation>
    </message>
    <message>
        <source>DatoCMS names only M4A, MP3 and WAV, so it may refuse {format}.</source>
        <translation>O DatoCMS menciona só M4A, MP3 e WAV; por isso, pode recusar {format}.</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>Europa Ocidental</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Europa Central</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Cirílico</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Báltico</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turco</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Grego</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebraico</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Árabe</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Tailandês</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamita</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japonês</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>Chinês simplificado</translation>
    </message>
    <message>
        <source>Traditional Chinese</source>
        <translation>Chinês tradicional</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Coreano</translation>
    </message>
    <message>
        <source>The file no longer exists</source>
        <translation>O arquivo não existe mais</translation>
    </message>
    <message>
        <source>trackman isn’t allowed to read this file</source>
        <translation>O trackman não tem permissão para ler este arquivo</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Não é possível ler o arquivo</translation>
    </message>
    <message>
        <source>This isn’t a file</source>
        <translation>Isto não é um arquivo</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>O arquivo está vazio</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>O arquivo é grande demais</translation>
    </message>
    <message>
        <source>Neither subtitles nor audio that trackman knows</source>
        <translation>Não são legendas nem áudio que o trackman conheça</translation>
    </message>
    <message>
        <source>These subtitles are pictures, not text</source>
        <translation>Estas legendas são imagens, não texto</translation>
    </message>
    <message>
        <source>This is a video, not an audio file</source>
        <translation>Isto é um vídeo, não um arquivo de áudio</translation>
    </message>
    <message>
        <source>The audio file has no sound in it</source>
        <translation>O arquivo de áudio não tem som</translation>
    </message>
    <message>
        <source>No cue can be read in this file</source>
        <translation>Nenhuma legenda deste arquivo pode ser lida</translation>
    </message>
    <message>
        <source>The frame rate isn’t known</source>
        <translation>A taxa de quadros não é conhecida</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>O arquivo está danificado</translation>
    </message>
    <message>
        <source>The file was changed in the meantime</source>
        <translation>O arquivo foi alterado nesse meio-tempo</translation>
    </message>
    <message>
        <source>Cues whose times can’t be read: {count}</source>
        <translation>Legendas com tempos ilegíveis: {count}</translation>
    </message>
    <message>
        <source>Lines outside any cue: {count}</source>
        <translation>Linhas fora de qualquer legenda: {count}</translation>
    </message>
    <message>
        <source>Cues in other languages: {count}</source>
        <translation>Legendas em outros idiomas: {count}</translation>
    </message>
    <message>
        <source>Drawings and pictures: {count}</source>
        <translation>Desenhos e imagens: {count}</translation>
    </message>
    <message>
        <source>Names of speakers</source>
        <translation>Nomes de quem fala</translation>
    </message>
    <message>
        <source>Exact positions on the picture</source>
        <translation>Posições exatas na imagem</translation>
    </message>
    <message>
        <source>Timing of single words</source>
        <translation>Tempo de cada palavra</translation>
    </message>
    <message>
        <source>Movements and fades</source>
        <translation>Movimentos e transições</translation>
    </message>
    <message>
        <source>Fonts, sizes and colours</source>
        <translation>Fontes, tamanhos e cores</translation>
    </message>
    <message>
        <source>Lines through text</source>
        <translation>Texto tachado</translation>
    </message>
    <message>
        <source>Empty lines within cues: {count}</source>
        <translation>Linhas vazias dentro de legendas: {count}</translation>
    </message>
    <message>
        <source>Repeated cues: {count}</source>
        <translation>Legendas repetidas: {count}</translation>
    </message>
    <message>
        <source>Fonts and pictures stored in the file</source>
        <translation>Fontes e imagens contidas no arquivo</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comentários</translation>
    </message>
    <message>
        <source>Times were converted at {rate} fps.</source>
        <translation>Os tempos foram convertidos a {rate} fps.</translation>
    </message>
    <message>
        <source>End times that the file doesn’t give were estimated: {count}.</source>
        <translation>Tempos finais que faltam no arquivo e foram estimados: {count}.</translation>
    </message>
    <message>
        <source>Cues before the start of the video now start with it: {count}.</source>
        <translation>Legendas antes do início do vídeo que agora começam com ele: {count}.</translation>
    </message>
</context>
<context>
    <name>FilesDelegate</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language or code</source>
        <translation>Idioma ou código</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more problems</source>
        <translation>
            <numerusform>e mais %Ln problema</numerusform>
            <numerusform>e mais %Ln problemas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Nenhum problema</translation>
    </message>
</context>
<context>
    <name>FilesTable</name>
    <message>
        <source>Files</source>
        <translation>Arquivos</translation>
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
        <translation>Filtrar faixas</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Usage</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Qualquer tag</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Coleção</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Tem uma faixa com erro</translation>
    </message>
    <message>
        <source>Missing subtitles in</source>
        <translation>Idioma sem legendas</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Qualquer idioma</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>Any collection</source>
        <translation>Qualquer coleção</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS can’t filter by tracks. This filter covers the %Ln videos you have already opened in trackman.</source>
        <translation>
            <numerusform>O DatoCMS não consegue filtrar por faixas. Este filtro abrange %Ln vídeo que você já abriu no trackman.</numerusform>
            <numerusform>O DatoCMS não consegue filtrar por faixas. Este filtro abrange os %Ln vídeos que você já abriu no trackman.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Qualquer</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Usado em registros</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Não usado em nenhum registro</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Faixas</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Faltando</translation>
    </message>
</context>
<context>
    <name>FilterWording</name>
    <message>
        <source>Used in records</source>
        <translation>Usado em registros</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Não usado em nenhum registro</translation>
    </message>
    <message>
        <source>Tag: {tag}</source>
        <translation>Tag: {tag}</translation>
    </message>
    <message>
        <source>In {collection}</source>
        <translation>Em {collection}</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Tem uma faixa com erro</translation>
    </message>
    <message>
        <source>No {language} subtitles</source>
        <translation>Sem legendas em {language}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Desde {day}</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Até {day}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>Localizar e substituir</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Localizar</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Substituir por</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Diferenciar maiúsculas</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Palavras inteiras</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Próximo resultado</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Substituir</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Substituir tudo</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln resultado</numerusform>
            <numerusform>%Ln resultados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln matches in one step</source>
        <translation>
            <numerusform>Substituir %Ln resultado em uma só etapa</numerusform>
            <numerusform>Substituir %Ln resultados em uma só etapa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingChips</name>
    <message>
        <source>Show only cues with such findings</source>
        <translation>Mostrar só legendas com este tipo de ocorrência</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Nenhuma ocorrência</translation>
    </message>
</context>
<context>
    <name>FindingWording</name>
    <message>
        <source>Error</source>
        <translation>Erro</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Nenhuma ocorrência</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln erro</numerusform>
            <numerusform>%Ln erros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln aviso</numerusform>
            <numerusform>%Ln avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln nota</numerusform>
            <numerusform>%Ln notas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln ocorrência</numerusform>
            <numerusform>%Ln ocorrências</numerusform>
        </translation>
    </message>
    <message>
        <source>Cue {number}</source>
        <extracomment>Place of a finding; a cue is one subtitle with its time.</extracomment>
        <translation>Legenda {number}</translation>
    </message>
    <message>
        <source>Cues {numbers}</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”.</extracomment>
        <translation>Legendas {numbers}</translation>
    </message>
    <message numerus="yes">
        <source>Cues {numbers} and %Ln more</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”; the others are only counted.</extracomment>
        <translation>
            <numerusform>Legendas {numbers} e mais %Ln</numerusform>
            <numerusform>Legendas {numbers} e mais %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{where}: {what}</source>
        <extracomment>{where} is such as “Cue 7”, {what} a sentence about it.</extracomment>
        <translation>{where}: {what}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n}&#xa0;s</translation>
    </message>
    <message>
        <source>{speed} characters per second (limit {limit})</source>
        <translation>{speed} caracteres por segundo (limite: {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at least {limit})</source>
        <translation>Exibida por {length} (mínimo: {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at most {limit})</source>
        <translation>Exibida por {length} (máximo: {limit})</translation>
    </message>
    <message>
        <source>Ends at {end} but starts at {start}, so players never show it.</source>
        <translation>Termina em {end}, mas começa em {start}; por isso, os players nunca a exibem.</translation>
    </message>
    <message>
        <source>Both are shown at the same time for {length}.</source>
        <translation>As duas são exibidas ao mesmo tempo por {length}.</translation>
    </message>
    <message>
        <source>The pause of {length} between them may flicker (at least {limit})</source>
        <translation>A pausa de {length} entre elas pode causar cintilação (mínimo: {limit})</translation>
    </message>
    <message>
        <source>The second cue starts {earlier} before the first.</source>
        <translation>A segunda legenda começa {earlier} antes da primeira.</translation>
    </message>
    <message>
        <source>Starts at {start}, but the video ends at {duration}.</source>
        <translation>Começa em {start}, mas o vídeo termina em {duration}.</translation>
    </message>
    <message>
        <source>Ends at {end}, but the video ends at {duration}.</source>
        <translation>Termina em {end}, mas o vídeo termina em {duration}.</translation>
    </message>
    <message>
        <source>Only {percent} % of the video is subtitled (expected at least {limit} %).</source>
        <translation>Só {percent}% do vídeo tem legendas (esperado: pelo menos {limit}%).</translation>
    </message>
    <message>
        <source>Empty cue.</source>
        <translation>Legenda vazia.</translation>
    </message>
    <message>
        <source>{length} characters in one line (limit {limit})</source>
        <translation>{length} caracteres em uma linha (limite: {limit})</translation>
    </message>
    <message>
        <source>{lines} lines (limit {limit})</source>
        <translation>{lines} linhas (limite: {limit})</translation>
    </message>
    <message>
        <source>{tag} is not a WebVTT tag. Players ignore it.</source>
        <translation>{tag} não é uma tag WebVTT. Os players a ignoram.</translation>
    </message>
    <message>
        <source>{tag} is a web page tag that runs or loads something.</source>
        <translation>{tag} é uma tag de página web que executa ou carrega algo.</translation>
    </message>
    <message>
        <source>Cues with times no player can read, so they are never shown: {count}.</source>
        <translation>Legendas com tempos que nenhum player consegue ler e que, por isso, nunca são exibidas: {count}.</translation>
    </message>
    <message>
        <source>Words outside any cue, which players don’t show: {text}</source>
        <translation>Palavras fora de qualquer legenda, que os players não exibem: {text}</translation>
    </message>
    <message>
        <source>No empty line before the next cue, so {text} is shown as words.</source>
        <translation>Não há linha vazia antes da próxima legenda; por isso, {text} é exibido como texto.</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles, which players ignore from there on: {count}.</source>
        <translation>Setas (--&gt;) nos estilos, que os players ignoram a partir daí: {count}.</translation>
    </message>
    <message>
        <source>Roll-up captions: each cue repeats lines of the one before.</source>
        <translation>Legendas roll-up: cada legenda repete linhas da anterior.</translation>
    </message>
    <message>
        <source>Marked as closed captions, but no cue describes a sound.</source>
        <translation>Marcada como legendas ocultas, mas nenhuma legenda descreve um som.</translation>
    </message>
    <message>
        <source>Cues describe sounds, but the track isn’t marked as closed captions.</source>
        <translation>Há legendas que descrevem sons, mas a faixa não está marcada como legendas ocultas.</translation>
    </message>
    <message>
        <source>The subtitles aren’t in the script of {declared}. Expected: {expected}. Found in {percent} %: {found}.</source>
        <translation>As legendas não estão no sistema de escrita deste idioma: {declared}. Esperado: {expected}. Encontrado em {percent}%: {found}.</translation>
    </message>
    <message>
        <source>The track’s language is {declared}, but the subtitles seem to be {detected} ({percent} % sure).</source>
        <translation>Idioma da faixa: {declared}; idioma provável das legendas: {detected} ({percent}% de certeza).</translation>
    </message>
    <message>
        <source>Not translated: same words as {name}, {language} ({percent} % of the cues).</source>
        <translation>Não traduzida: mesmas palavras de {name}, {language} ({percent}% das legendas).</translation>
    </message>
    <message>
        <source>Identical to {name}, {language}.</source>
        <translation>Idêntica a {name}, {language}.</translation>
    </message>
    <message>
        <source>{word} is on your list of words.</source>
        <translation>{word} está na sua lista de palavras.</translation>
    </message>
    <message>
        <source>Placeholder: {text}</source>
        <translation>Texto provisório: {text}</translation>
    </message>
    <message>
        <source>Looks like a tool or website credit: {text}</source>
        <translation>Parece um crédito de ferramenta ou site: {text}</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}</source>
        <translation>Corrompido por codificação errada: {text}</translation>
    </message>
    <message>
        <source>The subtitles can’t be read.</source>
        <translation>As legendas não podem ser lidas.</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}, which should read {reading}</source>
        <translation>Corrompido por codificação errada: {text}, que deveria ser {reading}</translation>
    </message>
    <message>
        <source>Too fast to read</source>
        <translation>Rápido demais para ler</translation>
    </message>
    <message>
        <source>Shown too briefly</source>
        <translation>Exibida por tempo curto demais</translation>
    </message>
    <message>
        <source>Shown too long</source>
        <translation>Exibida por tempo longo demais</translation>
    </message>
    <message>
        <source>Cues that are never shown</source>
        <translation>Legendas que nunca são exibidas</translation>
    </message>
    <message>
        <source>Overlapping cues</source>
        <translation>Legendas sobrepostas</translation>
    </message>
    <message>
        <source>Short gaps</source>
        <translation>Intervalos curtos</translation>
    </message>
    <message>
        <source>Cues out of order</source>
        <translation>Legendas fora de ordem</translation>
    </message>
    <message>
        <source>Cues that start after the end of the video</source>
        <translation>Legendas que começam depois do fim do vídeo</translation>
    </message>
    <message>
        <source>Cues that end after the end of the video</source>
        <translation>Legendas que terminam depois do fim do vídeo</translation>
    </message>
    <message>
        <source>Only a small part of the video is subtitled</source>
        <translation>Só uma pequena parte do vídeo tem legendas</translation>
    </message>
    <message>
        <source>Empty cues</source>
        <translation>Legendas vazias</translation>
    </message>
    <message>
        <source>Long lines</source>
        <translation>Linhas longas</translation>
    </message>
    <message>
        <source>Too many lines</source>
        <translation>Linhas demais</translation>
    </message>
    <message>
        <source>Tags that WebVTT doesn’t have</source>
        <translation>Tags que não são de WebVTT</translation>
    </message>
    <message>
        <source>Web page tags that run or load something</source>
        <translation>Tags de página web que executam ou carregam algo</translation>
    </message>
    <message>
        <source>Times no player can read</source>
        <translation>Tempos que nenhum player consegue ler</translation>
    </message>
    <message>
        <source>Words outside any cue</source>
        <translation>Palavras fora de qualquer legenda</translation>
    </message>
    <message>
        <source>No empty line between cues</source>
        <translation>Sem linha vazia entre as legendas</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles</source>
        <translation>Setas (--&gt;) nos estilos</translation>
    </message>
    <message>
        <source>Roll-up captions</source>
        <translation>Legendas roll-up</translation>
    </message>
    <message>
        <source>Wrong script</source>
        <translation>Sistema de escrita errado</translation>
    </message>
    <message>
        <source>Another language than the track says</source>
        <translation>Outro idioma, não o indicado na faixa</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Não traduzida</translation>
    </message>
    <message>
        <source>Identical to another track</source>
        <translation>Idêntica a outra faixa</translation>
    </message>
    <message>
        <source>Closed captions that describe no sounds</source>
        <translation>Legendas ocultas que não descrevem sons</translation>
    </message>
    <message>
        <source>Sounds are described, but not marked as closed captions</source>
        <translation>Sons descritos, mas sem marcação de legendas ocultas</translation>
    </message>
    <message>
        <source>Words on the list of words</source>
        <translation>Palavras da lista de palavras</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Textos provisórios</translation>
    </message>
    <message>
        <source>Tool or website credits</source>
        <translation>Créditos de ferramentas ou sites</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding</source>
        <translation>Corrompido por codificação errada</translation>
    </message>
    <message>
        <source>The subtitles can’t be read</source>
        <translation>As legendas não podem ser lidas</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>Ocorrências</translation>
    </message>
    <message>
        <source>{number} of {count}: {finding}</source>
        <translation>{number} de {count}: {finding}</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Place</source>
        <translation>Trecho</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Ocorrência</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>Texto inteiro</translation>
    </message>
</context>
<context>
    <name>FirstScanPage</name>
    <message>
        <source>See all tracks of the project at once</source>
        <translation>Veja todas as faixas do projeto de uma vez</translation>
    </message>
    <message>
        <source>A scan reads every video and its tracks once, in the background, and keeps them on this computer. Then all tracks can be filtered, sorted and checked in an instant. Nothing is changed in DatoCMS, and you can pause at any time.</source>
        <translation>Uma varredura lê todos os vídeos e suas faixas uma vez, em segundo plano, e os guarda neste computador. Depois disso, todas as faixas podem ser filtradas, ordenadas e verificadas em um instante. Nada é alterado no DatoCMS, e você pode pausar quando quiser.</translation>
    </message>
    <message>
        <source>Counting videos…</source>
        <translation>Contando vídeos…</translation>
    </message>
    <message>
        <source>Also read subtitles</source>
        <translation>Ler também as legendas</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Fazer varredura</translation>
    </message>
    <message>
        <source>Reads all videos of the project and their tracks</source>
        <translation>Lê todos os vídeos do projeto e suas faixas</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Lê também as legendas de todas as faixas, para que possam ser pesquisadas</translation>
    </message>
</context>
<context>
    <name>FolderHeld</name>
    <message>
        <source>The data folder has been in use on {computer} since {moment}. trackman may still be open there, or that computer went off without closing it.

Go on only if it isn’t open there any more: two at once could spoil the history and delete a track twice.</source>
        <translation>A pasta de dados está em uso em {computer} desde {moment}. O trackman ainda pode estar aberto lá, ou esse computador foi desligado sem fechá-lo.

Continue somente se ele não estiver mais aberto lá: dois ao mesmo tempo podem danificar o histórico e excluir uma faixa duas vezes.</translation>
    </message>
    <message>
        <source>trackman is open on another computer</source>
        <translation>O trackman está aberto em outro computador</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Continuar mesmo assim</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>It has had the data folder since {moment} (process {number}), and may be busy, or hang. Two at once could delete a track twice, so this one waits.

Try again in a moment. If it hangs, end that process with the tools of your system: what it has begun is settled as soon as trackman starts again.</source>
        <translation>Ele usa a pasta de dados desde {moment} (processo {number}) e pode estar ocupado ou travado. Dois ao mesmo tempo podem excluir uma faixa duas vezes; por isso, este aguarda.

Tente novamente em instantes. Se ele estiver travado, encerre esse processo com as ferramentas do sistema: o que ele começou é resolvido assim que o trackman for iniciado de novo.</translation>
    </message>
    <message>
        <source>trackman is open already, but doesn’t answer</source>
        <translation>O trackman já está aberto, mas não responde</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks (process {number}). Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Um comando do trackman está alterando ou lendo faixas (processo {number}). Os dois ao mesmo tempo podem excluir uma faixa duas vezes; por isso, a janela aguarda.

O trackman abre sozinho quando o comando terminar.</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks. Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Um comando do trackman está alterando ou lendo faixas. Os dois ao mesmo tempo podem excluir uma faixa duas vezes; por isso, a janela aguarda.

O trackman abre sozinho quando o comando terminar.</translation>
    </message>
    <message>
        <source>A command is using the data folder</source>
        <translation>Um comando está usando a pasta de dados</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
</context>
<context>
    <name>FolderRefused</name>
    <message>
        <source>A newer trackman ({version}) has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Uma versão mais nova do trackman ({version}) usou a pasta de dados, e esta poderia ler errado ou perder o que há nela. Nada foi alterado.

Instale a versão mais recente do trackman para continuar. Os dados estão em {folder}.</translation>
    </message>
    <message>
        <source>A newer trackman has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Uma versão mais nova do trackman usou a pasta de dados, e esta poderia ler errado ou perder o que há nela. Nada foi alterado.

Instale a versão mais recente do trackman para continuar. Os dados estão em {folder}.</translation>
    </message>
    <message>
        <source>This trackman is too old for its data</source>
        <translation>Esta versão do trackman é antiga demais para os dados</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>The data folder {folder} belongs to {name}. Deletions would be written into that person’s history, so trackman doesn’t open it.

Start trackman as yourself, or with --data-dir and a folder of your own.</source>
        <translation>A pasta de dados {folder} pertence a {name}. As exclusões seriam gravadas no histórico dessa pessoa; por isso, o trackman não a abre.

Inicie o trackman com a sua própria conta, ou com --data-dir e uma pasta sua.</translation>
    </message>
    <message>
        <source>This data folder belongs to somebody else</source>
        <translation>Esta pasta de dados pertence a outra pessoa</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Show running work</source>
        <translation>Mostrar o trabalho em andamento</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln em andamento</numerusform>
            <numerusform>%Ln em andamento</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{seconds} s</source>
        <extracomment>{seconds} is a number; s is the unit.</extracomment>
        <translation>{seconds}&#xa0;s</translation>
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
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>before: {text}</source>
        <translation>antes: {text}</translation>
    </message>
    <message>
        <source>after: {text}</source>
        <translation>depois: {text}</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Found cues</source>
        <translation>Legendas encontradas</translation>
    </message>
</context>
<context>
    <name>GenerationDialog</name>
    <message>
        <source>Generate subtitles for {video}</source>
        <translation>Gerar legendas para {video}</translation>
    </message>
    <message>
        <source>DatoCMS listens to the video and writes down what is said, automatically and in the language it is spoken in. It doesn’t translate. Machines mishear: read the subtitles before you rely on them.</source>
        <translation>O DatoCMS escuta o vídeo e transcreve o que é dito, automaticamente e no idioma falado. Ele não traduz. Máquinas às vezes ouvem errado: leia as legendas antes de confiar nelas.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Idioma falado</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Gerar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
</context>
<context>
    <name>GenerationProblemWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Nenhuma resposta chegou, e a faixa não está lá</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and asks for the subtitles only if they’re still missing.</source>
        <translation>O trackman verificou durante um minuto. Ao tentar novamente, ele verifica primeiro e só solicita as legendas se elas ainda faltarem.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t generate the subtitles</source>
        <translation>O DatoCMS não conseguiu gerar as legendas</translation>
    </message>
    <message>
        <source>The track is listed as errored. Check that the video is spoken in this language, delete the track, then generate again.</source>
        <translation>A faixa aparece na lista com erro. Verifique se o vídeo é falado neste idioma, exclua a faixa e gere novamente.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erro</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID da faixa</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Outra faixa se chama {name}</translation>
    </message>
    <message>
        <source>Each subtitle track of a video needs its own name. Generate again with another name.</source>
        <translation>Cada faixa de legendas de um vídeo precisa de um nome próprio. Gere novamente com outro nome.</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>O vídeo foi substituído ou cortado nesse meio-tempo</translation>
    </message>
    <message>
        <source>Nothing was sent. Refresh to see the video as it is now, then generate again.</source>
        <translation>Nada foi enviado. Atualize para ver o vídeo como está agora e gere novamente.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service can’t generate these subtitles</source>
        <translation>O serviço de vídeo do DatoCMS não consegue gerar estas legendas</translation>
    </message>
    <message>
        <source>The video may be too old, another track may have this name, or the language may not be supported. See its message below, if there is one.</source>
        <translation>O vídeo pode ser antigo demais, outra faixa pode ter este nome ou o idioma pode não ser compatível. Veja a mensagem dele abaixo, se houver.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t understand the request</source>
        <translation>O DatoCMS não entendeu a solicitação</translation>
    </message>
    <message>
        <source>Generating subtitles is an experimental part of DatoCMS and may have changed. Updating trackman may help; the admin area can generate them, too.</source>
        <translation>Gerar legendas é um recurso experimental do DatoCMS e pode ter mudado. Atualizar o trackman pode ajudar; a área administrativa também consegue gerá-las.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t accept this name or language</source>
        <translation>O DatoCMS não aceita este nome ou idioma</translation>
    </message>
    <message>
        <source>See the details below, and generate again with another one.</source>
        <translation>Veja os detalhes abaixo e gere novamente com outro.</translation>
    </message>
    <message>
        <source>This video has no sound</source>
        <translation>Este vídeo não tem som</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles from a video’s own audio track, and this one has none.</source>
        <translation>O DatoCMS gera legendas a partir da faixa de áudio do próprio vídeo, e este não tem nenhuma.</translation>
    </message>
</context>
<context>
    <name>GenerationProgressWording</name>
    <message>
        <source>Waiting to be generated</source>
        <translation>Aguardando para ser gerada</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Verificando… {time}</translation>
    </message>
    <message>
        <source>Generating… {time}, no response</source>
        <translation>Gerando… {time}, sem resposta</translation>
    </message>
    <message>
        <source>Generating… {time} of ~{total}</source>
        <extracomment>{time} is how long it has been going on, {total} how long it will take.</extracomment>
        <translation>Gerando… {time} de ~{total}</translation>
    </message>
    <message>
        <source>Generating… {time}</source>
        <translation>Gerando… {time}</translation>
    </message>
    <message>
        <source>{name} was not generated: {reason}</source>
        <translation>A faixa {name} não foi gerada: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating {name}</source>
        <translation>O DatoCMS ainda está gerando a faixa {name}</translation>
    </message>
    <message>
        <source>{name} generated. Read it before you rely on it.</source>
        <translation>Faixa {name} gerada. Leia-a antes de confiar nela.</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was generated</source>
        <translation>Não está confirmado que a faixa {name} foi gerada</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Geração não confirmada</translation>
    </message>
    <message>
        <source>Not generated: {reason}</source>
        <translation>Não gerada: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating it</source>
        <translation>O DatoCMS ainda a está gerando</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Gerada</translation>
    </message>
</context>
<context>
    <name>GenerationWording</name>
    <message>
        <source>{language} (beta)</source>
        <translation>{language} (beta)</translation>
    </message>
    <message>
        <source>DatoCMS says that this video has no sound.</source>
        <translation>O DatoCMS informa que este vídeo não tem som.</translation>
    </message>
    <message>
        <source>This video was uploaded too long ago.</source>
        <translation>Este vídeo foi enviado há tempo demais.</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles only in the first {days} days. This video was uploaded on {day}.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>O DatoCMS só gera legendas nos primeiros {days} dias. Este vídeo foi enviado em {day}.</translation>
    </message>
    <message>
        <source>It needs a video with sound. DatoCMS doesn’t tell beforehand whether this one has any.</source>
        <translation>É necessário um vídeo com som. O DatoCMS não informa antes se este tem.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. DatoCMS doesn’t tell when this video was uploaded.</source>
        <translation>Isso funciona nos primeiros {days} dias após o envio. O DatoCMS não informa quando este vídeo foi enviado.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>Isso funciona nos primeiros {days} dias após o envio. Este vídeo foi enviado em {day}; por isso, só funciona se o arquivo dele foi substituído depois.</translation>
    </message>
    <message>
        <source>Choose one of the languages.</source>
        <translation>Escolha um dos idiomas.</translation>
    </message>
    <message>
        <source>Subtitles in this language are being generated already.</source>
        <translation>Já estão sendo geradas legendas neste idioma.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Digite um nome.</translation>
    </message>
    <message>
        <source>Another subtitle track of this video has this name.</source>
        <translation>Outra faixa de legendas deste vídeo tem este nome.</translation>
    </message>
    <message>
        <source>This video already has subtitles in this language: {language}.</source>
        <translation>Este vídeo já tem legendas neste idioma: {language}.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length.</source>
        <translation>Leva cerca de um décimo da duração do vídeo.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length, here {time}. You can go on working.</source>
        <translation>Leva cerca de um décimo da duração do vídeo, aqui {time}. Você pode continuar trabalhando.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say whether it counts towards the plan’s monthly video encoding.</source>
        <translation>O DatoCMS não informa se isso é contabilizado na codificação de vídeo mensal do plano.</translation>
    </message>
    <message>
        <source>That is used up ({used} of {limit}), so DatoCMS may refuse.</source>
        <translation>Ela se esgotou ({used} de {limit}); por isso, o DatoCMS pode recusar.</translation>
    </message>
    <message>
        <source>So far {used} of {limit} are used.</source>
        <translation>Até agora, {used} de {limit} foram usados.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Guia do usuário</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sumário</translation>
    </message>
    <message>
        <source>Places found in the guide</source>
        <translation>Trechos encontrados no guia</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Capítulo</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Pesquisar no guia</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avançar</translation>
    </message>
    <message>
        <source>{chapter} – User guide</source>
        <translation>{chapter} – Guia do usuário</translation>
    </message>
    <message>
        <source>Not found. Try fewer or other words.</source>
        <translation>Não encontrado. Tente menos palavras ou outras.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places found</source>
        <translation>
            <numerusform>%Ln trecho encontrado</numerusform>
            <numerusform>%Ln trechos encontrados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Refresh</source>
        <translation>Atualizar</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Todas as faixas</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Atividade</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Conectado como {name}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <extracomment>{environment} is the name of a DatoCMS environment.</extracomment>
        <translation>{environment} · principal</translation>
    </message>
    <message>
        <source>{environment} · read-only</source>
        <translation>{environment} · somente leitura</translation>
    </message>
    <message>
        <source>{environment}, {state}</source>
        <translation>{environment}, {state}</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Atualizar vídeos e faixas</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Mostrar todas as faixas do projeto</translation>
    </message>
    <message>
        <source>Show running work</source>
        <translation>Mostrar o trabalho em andamento</translation>
    </message>
    <message>
        <source>Show all that was ever done</source>
        <translation>Mostrar tudo o que já foi feito</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>For whoever helps you. It holds no token, no signed address, no subtitle text and no file name. Nothing is sent: copy it to pass it on.</source>
        <translation>Para quem ajuda você. Não contém token, endereço assinado, texto de legendas nem nome de arquivo. Nada é enviado: copie para encaminhar.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search history</source>
        <translation>Pesquisar no histórico</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Todos os projetos</translation>
    </message>
    <message>
        <source>Deletions and restores</source>
        <translation>Exclusões e restaurações</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Exclusões</translation>
    </message>
    <message>
        <source>Restores</source>
        <translation>Restaurações</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>Adições</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Gerações</translation>
    </message>
    <message>
        <source>Replacements</source>
        <translation>Substituições</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>Todos os resultados</translation>
    </message>
    <message>
        <source>Deleted or restored</source>
        <translation>Excluídas ou restauradas</translation>
    </message>
    <message>
        <source>Not deleted or restored</source>
        <translation>Não excluídas nem restauradas</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>What became of it is not known.</extracomment>
        <translation>Desconhecido</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Canceladas</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Em andamento</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Qualquer período</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 dias</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 dias</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted or restored the track.</extracomment>
        <translation>Por</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Details of the history</source>
        <translation>Detalhes do histórico</translation>
    </message>
    <message>
        <source>Select a row to see its details.</source>
        <translation>Selecione uma linha para ver os detalhes.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Relatório…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln itens</numerusform>
        </translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Nenhum resultado</translation>
    </message>
    <message>
        <source>Try fewer words or another period.</source>
        <translation>Tente menos palavras ou outro período.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Limpar pesquisa e filtros</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>Nenhuma atividade ainda</translation>
    </message>
    <message>
        <source>Every deletion and restore is recorded here permanently.</source>
        <translation>Cada exclusão e cada restauração fica registrada aqui permanentemente.</translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Recriar a faixa a partir do backup. Ela recebe um novo ID.</translation>
    </message>
    <message>
        <source>Export the listed rows to a file, or as a page to print</source>
        <translation>Exportar as linhas listadas para um arquivo ou como página para imprimir</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Página para imprimir (HTML)</translation>
    </message>
    <message>
        <source>Count what was changed in a period, with plots</source>
        <translation>Contar o que foi alterado em um período, com gráficos</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>A lista está vazia.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Selecione uma linha primeiro.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Nenhuma das faixas selecionadas pode ser restaurada.</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Pasta de trabalho do Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabela (CSV)</translation>
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
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the parts of a list, with its space: “Italian, French”.</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>Between the parts of a list that have commas in themselves, with its space.</extracomment>
        <translation>; </translation>
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
        <translation>Legendas da faixa</translation>
    </message>
    <message>
        <source>Close the text beside</source>
        <translation>Fechar o texto ao lado</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Carregando legendas…</translation>
    </message>
    <message>
        <source>The text is empty</source>
        <translation>O texto está vazio</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Cues of the text beside</source>
        <translation>Legendas do texto ao lado</translation>
    </message>
</context>
<context>
    <name>KeepLanguages</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Languages to keep</source>
        <translation>Idiomas a manter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Show the others</source>
        <translation>Mostrar os outros</translation>
    </message>
    <message>
        <source>See which tracks are in other languages; nothing is deleted yet</source>
        <translation>Ver quais faixas estão em outros idiomas; nada é excluído ainda</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Marque um idioma primeiro.</translation>
    </message>
    <message>
        <source>Keep only these languages</source>
        <translation>Manter só estes idiomas</translation>
    </message>
    <message>
        <source>Tracks in all other languages are listed next. You can untick some there.</source>
        <translation>As faixas em todos os outros idiomas são listadas em seguida. Lá você pode desmarcar algumas.</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Áudio</translation>
    </message>
    <message>
        <source>Subtitles and audio</source>
        <translation>Legendas e áudio</translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>sem atalho</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>Between two keys that do the same.</extracomment>
        <translation> ou </translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fixo</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Alterado</translation>
    </message>
</context>
<context>
    <name>KeyQuestion</name>
    <message>
        <source>New key for “{command}”</source>
        <translation>Novo atalho para “{command}”</translation>
    </message>
    <message>
        <source>Press the key.</source>
        <translation>Pressione as teclas do atalho.</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Usar este atalho</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Move the key here</source>
        <translation>Mover o atalho para cá</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <extracomment>{command} is one name in quotation marks, or two.</extracomment>
        <translation>{key} pertence a {command}, que deixará de ter este atalho.</translation>
    </message>
    <message>
        <source>The command has {key} already.</source>
        <translation>O comando já tem {key}.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} está livre.</translation>
    </message>
    <message>
        <source>Press a key that can be used first.</source>
        <translation>Pressione primeiro uma tecla que possa ser usada.</translation>
    </message>
    <message>
        <source>Give the command this key, in place of those it has</source>
        <translation>Dar ao comando este atalho, no lugar dos que ele tem</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>New key</source>
        <translation>Novo atalho</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Pesquisar comandos e atalhos</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Alterar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Redefinir</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Redefinir tudo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of the settings file are no keys, and are ignored.</source>
        <translation>
            <numerusform>%Ln item do arquivo de configurações não é um atalho e é ignorado.</numerusform>
            <numerusform>%Ln itens do arquivo de configurações não são atalhos e são ignorados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a command.</source>
        <translation>Selecione um comando.</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Este atalho é usado pelas listas e pelos campos. Ele não pode ser alterado.</translation>
    </message>
    <message>
        <source>This command has its own key already.</source>
        <translation>Este comando já tem o seu atalho original.</translation>
    </message>
    <message>
        <source>This command has no key.</source>
        <translation>Este comando não tem atalho.</translation>
    </message>
    <message>
        <source>Give the command another key</source>
        <translation>Dar outro atalho ao comando</translation>
    </message>
    <message>
        <source>Take the keys away from the command</source>
        <translation>Remover os atalhos do comando</translation>
    </message>
    <message>
        <source>Give the command its first keys back</source>
        <translation>Devolver ao comando os atalhos originais</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>Todos os atalhos são os originais.</translation>
    </message>
    <message>
        <source>Give all commands their first keys back</source>
        <translation>Devolver a todos os comandos os atalhos originais</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <translation>{key} pertence a {command}, que deixará de ter este atalho.</translation>
    </message>
    <message>
        <source>Reset the keys of {command}?</source>
        <translation>Redefinir os atalhos de {command}?</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Comandos e seus atalhos</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>Nenhum comando encontrado</translation>
    </message>
    <message>
        <source>Search for a word of the command, its menu, or a key such as F5.</source>
        <translation>Pesquise uma palavra do comando, o menu dele ou uma tecla, como F5.</translation>
    </message>
    <message>
        <source>Double-click a command, or press Return, to change its key.</source>
        <translation>Clique duas vezes em um comando, ou pressione Enter, para alterar o atalho.</translation>
    </message>
</context>
<context>
    <name>KeyWording</name>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Exibir</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Reprodução</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Ferramentas</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ajuda</translation>
    </message>
    <message>
        <source>Subtitle editor</source>
        <translation>Editor de legendas</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisão</translation>
    </message>
    <message>
        <source>Lists and fields</source>
        <translation>Listas e campos</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Este atalho é usado pelas listas e pelos campos. Ele não pode ser alterado.</translation>
    </message>
    <message>
        <source>{key} is needed to move in lists and dialogs.</source>
        <translation>{key} serve para navegar em listas e caixas de diálogo.</translation>
    </message>
    <message>
        <source>{key} is needed to type and edit text.</source>
        <translation>{key} serve para digitar e editar texto.</translation>
    </message>
    <message>
        <source>{key} opens menus. Use Ctrl or a function key.</source>
        <translation>{key} abre menus. Use Ctrl ou uma tecla de função.</translation>
    </message>
    <message>
        <source>{key} types a character on many keyboards. Leave out Alt.</source>
        <translation>{key} digita um caractere em muitos teclados. Não use Alt.</translation>
    </message>
    <message>
        <source>{key} belongs to the system.</source>
        <translation>{key} pertence ao sistema.</translation>
    </message>
    <message>
        <source>Open a video by link or ID</source>
        <translation>Abrir um vídeo por link ou ID</translation>
    </message>
    <message>
        <source>Clear the list of recent videos</source>
        <translation>Limpar a lista de vídeos recentes</translation>
    </message>
    <message>
        <source>Save subtitles as WebVTT</source>
        <translation>Salvar legendas como WebVTT</translation>
    </message>
    <message>
        <source>Save subtitles as SubRip</source>
        <translation>Salvar legendas como SubRip</translation>
    </message>
    <message>
        <source>Save subtitles as plain text</source>
        <translation>Salvar legendas como texto simples</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as WebVTT</source>
        <translation>Baixar todas as legendas do vídeo como WebVTT</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as SubRip</source>
        <translation>Baixar todas as legendas do vídeo como SubRip</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as plain text</source>
        <translation>Baixar todas as legendas do vídeo como texto simples</translation>
    </message>
    <message>
        <source>Export findings</source>
        <translation>Exportar ocorrências</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Exportar tudo</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Importar um pacote</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Desfazer a última alteração</translation>
    </message>
    <message>
        <source>Copy the track ID</source>
        <translation>Copiar o ID da faixa</translation>
    </message>
    <message>
        <source>Copy a link that opens the track in trackman</source>
        <translation>Copiar um link que abre a faixa no trackman</translation>
    </message>
    <message>
        <source>Copy the track’s name</source>
        <translation>Copiar o nome da faixa</translation>
    </message>
    <message>
        <source>Copy the text of the selected cues</source>
        <translation>Copiar o texto das legendas selecionadas</translation>
    </message>
    <message>
        <source>Add the files in the clipboard as tracks</source>
        <translation>Adicionar como faixas os arquivos da área de transferência</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Abrir as configurações</translation>
    </message>
    <message>
        <source>Search videos, or the subtitles while you are in them</source>
        <translation>Pesquisar vídeos, ou nas legendas quando você está nelas</translation>
    </message>
    <message>
        <source>Fold or show the videos</source>
        <translation>Recolher ou mostrar os vídeos</translation>
    </message>
    <message>
        <source>Theme: same as system</source>
        <translation>Tema: igual ao sistema</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Tema: claro</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Tema: escuro</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Aumentar as legendas</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Diminuir as legendas</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Legendas em tamanho normal</translation>
    </message>
    <message>
        <source>Sort tracks in DatoCMS order</source>
        <translation>Ordenar faixas pela ordem do DatoCMS</translation>
    </message>
    <message>
        <source>Sort tracks by kind</source>
        <translation>Ordenar faixas por tipo</translation>
    </message>
    <message>
        <source>Sort tracks by language</source>
        <translation>Ordenar faixas por idioma</translation>
    </message>
    <message>
        <source>Sort tracks by code</source>
        <translation>Ordenar faixas por código</translation>
    </message>
    <message>
        <source>Sort tracks by name</source>
        <translation>Ordenar faixas por nome</translation>
    </message>
    <message>
        <source>Sort tracks by findings</source>
        <translation>Ordenar faixas por ocorrências</translation>
    </message>
    <message>
        <source>Sort tracks by status</source>
        <translation>Ordenar faixas por status</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Próximo painel</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Painel anterior</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Redefinir o layout</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Atualizar vídeos e faixas</translation>
    </message>
    <message>
        <source>Open the video in DatoCMS</source>
        <translation>Abrir o vídeo no DatoCMS</translation>
    </message>
    <message>
        <source>Copy a link that opens the video in trackman</source>
        <translation>Copiar um link que abre o vídeo no trackman</translation>
    </message>
    <message>
        <source>Copy the video’s DatoCMS address</source>
        <translation>Copiar o endereço do vídeo no DatoCMS</translation>
    </message>
    <message>
        <source>Open the command palette</source>
        <translation>Abrir a paleta de comandos</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Mostrar todas as faixas do projeto</translation>
    </message>
    <message>
        <source>Show which languages the videos have</source>
        <translation>Mostrar quais idiomas os vídeos têm</translation>
    </message>
    <message>
        <source>Search all subtitles of the project</source>
        <translation>Pesquisar todas as legendas do projeto</translation>
    </message>
    <message>
        <source>Choose tracks by a rule</source>
        <translation>Escolher faixas por regra</translation>
    </message>
    <message>
        <source>Keep only some languages</source>
        <translation>Manter só alguns idiomas</translation>
    </message>
    <message>
        <source>Show the reviews</source>
        <translation>Mostrar as revisões</translation>
    </message>
    <message>
        <source>Report what was changed in a period</source>
        <translation>Relatar o que foi alterado em um período</translation>
    </message>
    <message>
        <source>Report which videos lack captions</source>
        <translation>Relatar quais vídeos não têm legendas ocultas</translation>
    </message>
    <message>
        <source>Show the activity</source>
        <translation>Mostrar a atividade</translation>
    </message>
    <message>
        <source>Show recently deleted tracks</source>
        <translation>Mostrar as faixas excluídas recentemente</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Mostrar o histórico</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Verificar backups</translation>
    </message>
    <message>
        <source>Open the user guide</source>
        <translation>Abrir o guia do usuário</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>Mostrar os atalhos de teclado</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Fazer o tour</translation>
    </message>
    <message>
        <source>Explain the control that has the keyboard</source>
        <translation>Explicar o controle em foco</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Mostrar o log</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar o diagnóstico</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Verificar atualizações</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Sobre o trackman</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Pesquisar nas legendas</translation>
    </message>
    <message>
        <source>Next match or next difference</source>
        <translation>Próximo resultado ou próxima diferença</translation>
    </message>
    <message>
        <source>Previous match or previous difference</source>
        <translation>Resultado anterior ou diferença anterior</translation>
    </message>
    <message>
        <source>Add tracks from files</source>
        <translation>Adicionar faixas de arquivos</translation>
    </message>
    <message>
        <source>Generate subtitles</source>
        <translation>Gerar legendas</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Excluir as faixas selecionadas</translation>
    </message>
    <message>
        <source>Restore the track</source>
        <translation>Restaurar a faixa</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Selecionar faixas com erros</translation>
    </message>
    <message>
        <source>Next track or video with findings</source>
        <translation>Próxima faixa ou próximo vídeo com ocorrências</translation>
    </message>
    <message>
        <source>Review the tracks of the video</source>
        <translation>Revisar as faixas do vídeo</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Editar legendas</translation>
    </message>
    <message>
        <source>Compare the selected track with another</source>
        <translation>Comparar a faixa selecionada com outra</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Próxima ocorrência</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Ocorrência anterior</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Substituir a faixa por um arquivo</translation>
    </message>
    <message>
        <source>Change name, language or captions flag</source>
        <translation>Alterar nome, idioma ou marcação de legendas ocultas</translation>
    </message>
    <message>
        <source>Show saved versions</source>
        <translation>Mostrar as versões salvas</translation>
    </message>
    <message>
        <source>Copy tracks to another video</source>
        <translation>Copiar faixas para outro vídeo</translation>
    </message>
    <message>
        <source>Check whether subtitles fit the sound</source>
        <translation>Verificar se as legendas estão em sincronia com o áudio</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproduzir ou pausar</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Voltar 2 segundos</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avançar 2 segundos</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Legenda anterior</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Próxima legenda</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Mais devagar</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Mais rápido</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Desativar ou ativar o som</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Tela cheia</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refazer</translation>
    </message>
    <message>
        <source>Split the cue</source>
        <translation>Dividir a legenda</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Mesclar a legenda com a próxima</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Inserir uma legenda abaixo</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Excluir as legendas selecionadas</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Deslocar tempos</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Esticar tempos</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Localizar e substituir</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Próximo resultado</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>Fix the findings of the cue</source>
        <translation>Corrigir as ocorrências da legenda</translation>
    </message>
    <message>
        <source>Fix all findings of one kind</source>
        <translation>Corrigir todas as ocorrências de um tipo</translation>
    </message>
    <message>
        <source>Next cue with findings</source>
        <translation>Próxima legenda com ocorrências</translation>
    </message>
    <message>
        <source>Previous cue with findings</source>
        <translation>Legenda anterior com ocorrências</translation>
    </message>
    <message>
        <source>Edit the text of the cue</source>
        <translation>Editar o texto da legenda</translation>
    </message>
    <message>
        <source>Play from the cue</source>
        <translation>Reproduzir a partir da legenda</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Salvar o rascunho</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Manter a faixa</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Excluir a faixa</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back</source>
        <translation>Corrigir as legendas no editor e depois voltar</translation>
    </message>
    <message>
        <source>Skip the track for now</source>
        <translation>Pular a faixa por enquanto</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Escrever uma nota</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Informar um motivo</translation>
    </message>
    <message>
        <source>Undo the last decision and go back to it</source>
        <translation>Desfazer a última decisão e voltar a ela</translation>
    </message>
    <message>
        <source>Play from this cue</source>
        <translation>Reproduzir a partir desta legenda</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Próxima faixa, sem decidir</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Faixa anterior, sem decidir</translation>
    </message>
    <message>
        <source>Next language side by side</source>
        <translation>Próximo idioma lado a lado</translation>
    </message>
    <message>
        <source>Next saved version side by side</source>
        <translation>Próxima versão salva lado a lado</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Verificar se o texto está em sincronia com o áudio</translation>
    </message>
    <message>
        <source>Show what a deletion means, and the history</source>
        <translation>Mostrar as consequências de uma exclusão e o histórico</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Conferir as decisões</translation>
    </message>
    <message>
        <source>Next or previous row</source>
        <translation>Linha seguinte ou anterior</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Selecionar várias linhas</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Selecionar todas as linhas</translation>
    </message>
    <message>
        <source>Open the row; in cues, play from there</source>
        <translation>Abrir a linha; nas legendas, reproduzir a partir dela</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copiar as linhas selecionadas</translation>
    </message>
    <message>
        <source>Play or pause in the player; press a button</source>
        <translation>Reproduzir ou pausar no player; acionar um botão</translation>
    </message>
    <message>
        <source>Back, close or cancel</source>
        <translation>Voltar, fechar ou cancelar</translation>
    </message>
    <message>
        <source>Add all files of the dialog</source>
        <translation>Adicionar todos os arquivos da caixa de diálogo</translation>
    </message>
</context>
<context>
    <name>KeyringCard</name>
    <message>
        <source>Keep for this session only</source>
        <translation>Manter só nesta sessão</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
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
            <numerusform>%Ln faixa</numerusform>
            <numerusform>%Ln faixas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftDeletionsController</name>
    <message>
        <source>Show reviews</source>
        <translation>Mostrar revisões</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: in the review, the decision was taken back or is another one now.</source>
        <translation>
            <numerusform>%Ln exclusão fica de fora: na revisão, a decisão foi retirada ou agora é outra.</numerusform>
            <numerusform>%Ln exclusões ficam de fora: na revisão, a decisão foi retirada ou agora é outra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: the review holds them, because an approval or a reason is missing.</source>
        <translation>
            <numerusform>%Ln exclusão fica de fora: a revisão a retém, porque falta uma aprovação ou um motivo.</numerusform>
            <numerusform>%Ln exclusões ficam de fora: a revisão as retém, porque falta uma aprovação ou um motivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: these tracks were deleted in another way.</source>
        <translation>
            <numerusform>%Ln exclusão fica de fora: esta faixa foi excluída de outra forma.</numerusform>
            <numerusform>%Ln exclusões ficam de fora: estas faixas foram excluídas de outra forma.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutWording</name>
    <message>
        <source>{words} becomes {by}.</source>
        <translation>{words} vira {by}.</translation>
    </message>
    <message>
        <source>{words} is taken out.</source>
        <translation>{words} é retirado.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</source>
        <translation>
            <numerusform>%Ln alteração é feita nas legendas como estão agora no DatoCMS. Cada faixa é salva antes neste computador, depois uma nova toma o seu lugar. “Desfazer” traz todas de volta.</numerusform>
            <numerusform>%Ln alterações são feitas nas legendas como estão agora no DatoCMS. Cada faixa é salva antes neste computador, depois uma nova toma o seu lugar. “Desfazer” traz todas de volta.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks?</source>
        <translation>
            <numerusform>Publicar %Ln faixa?</numerusform>
            <numerusform>Publicar %Ln faixas?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks</source>
        <translation>
            <numerusform>Publicar %Ln faixa</numerusform>
            <numerusform>Publicar %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published</source>
        <translation>Nada foi publicado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being published</source>
        <translation>
            <numerusform>%Ln faixa está sendo publicada</numerusform>
            <numerusform>%Ln faixas estão sendo publicadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes were left out, because the text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln alteração ficou de fora, porque o texto mudou nesse meio-tempo: {names}.</numerusform>
            <numerusform>%Ln alterações ficaram de fora, porque o texto mudou nesse meio-tempo: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are not ready: {names}.</source>
        <translation>
            <numerusform>%Ln faixa fica de fora, porque não está pronta: {names}.</numerusform>
            <numerusform>%Ln faixas ficam de fora, porque não estão prontas: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was not read yet: {names}.</source>
        <translation>
            <numerusform>%Ln faixa fica de fora, porque seu texto ainda não foi lido: {names}.</numerusform>
            <numerusform>%Ln faixas ficam de fora, porque seu texto ainda não foi lido: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left alone, because they have an unpublished draft: {names}.</source>
        <translation>
            <numerusform>%Ln faixa fica como está, porque tem um rascunho não publicado: {names}.</numerusform>
            <numerusform>%Ln faixas ficam como estão, porque têm um rascunho não publicado: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are being changed already: {names}.</source>
        <translation>
            <numerusform>%Ln faixa fica de fora, porque já está sendo alterada: {names}.</numerusform>
            <numerusform>%Ln faixas ficam de fora, porque já estão sendo alteradas: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they no longer exist: {names}.</source>
        <translation>
            <numerusform>%Ln faixa fica de fora, porque não existe mais: {names}.</numerusform>
            <numerusform>%Ln faixas ficam de fora, porque não existem mais: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln faixa fica de fora, porque seu texto mudou nesse meio-tempo: {names}.</numerusform>
            <numerusform>%Ln faixas ficam de fora, porque seu texto mudou nesse meio-tempo: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text could not be read: {names}.</source>
        <translation>
            <numerusform>%Ln faixa fica de fora, porque não foi possível ler seu texto: {names}.</numerusform>
            <numerusform>%Ln faixas ficam de fora, porque não foi possível ler seu texto: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>mais %Ln</numerusform>
            <numerusform>mais %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legenda dos símbolos</translation>
    </message>
</context>
<context>
    <name>LibraryContent</name>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Videos</source>
        <translation>Vídeos</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Fold videos</source>
        <translation>Recolher os vídeos</translation>
    </message>
    <message>
        <source>Filters, {count} active</source>
        <translation>Filtros, ativos: {count}</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>No videos yet</source>
        <translation>Nenhum vídeo ainda</translation>
    </message>
    <message>
        <source>Videos uploaded to this project in DatoCMS appear here.</source>
        <translation>Os vídeos enviados para este projeto no DatoCMS aparecem aqui.</translation>
    </message>
    <message>
        <source>No matching videos</source>
        <translation>Nenhum vídeo correspondente</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>No videos opened yet</source>
        <translation>Nenhum vídeo aberto ainda</translation>
    </message>
    <message>
        <source>Videos you open appear here.</source>
        <translation>Os vídeos que você abre aparecem aqui.</translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation>Mostrar todos os vídeos</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Search videos</source>
        <translation>Pesquisar vídeos</translation>
    </message>
    <message>
        <source>Show videos</source>
        <translation>Mostrar os vídeos</translation>
    </message>
</context>
<context>
    <name>LibraryWording</name>
    <message>
        <source>No tracks</source>
        <translation>Nenhuma faixa</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln faixa</numerusform>
            <numerusform>%Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>No videos</source>
        <translation>Nenhum vídeo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vídeo</numerusform>
            <numerusform>%Ln vídeos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <extracomment>A count of videos.</extracomment>
        <translation>
            <numerusform>%Ln corresponde</numerusform>
            <numerusform>%Ln correspondem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} match</source>
        <extracomment>Both are counts of videos; the plural is that of the first.</extracomment>
        <translation>
            <numerusform>%Ln de {total} corresponde</numerusform>
            <numerusform>%Ln de {total} correspondem</numerusform>
        </translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Tente menos palavras ou outros filtros.</translation>
    </message>
    <message numerus="yes">
        <source>trackman knows the tracks of the %Ln videos you have opened in it.</source>
        <translation>
            <numerusform>O trackman conhece as faixas de %Ln vídeo que você abriu nele.</numerusform>
            <numerusform>O trackman conhece as faixas dos %Ln vídeos que você abriu nele.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln hora</numerusform>
            <numerusform>%Ln horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minuto</numerusform>
            <numerusform>%Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation>
            <numerusform>%Ln segundo</numerusform>
            <numerusform>%Ln segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen on {day}</source>
        <translation>Visto em {day}</translation>
    </message>
    <message>
        <source>Seen just now</source>
        <translation>Visto agora mesmo</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln minutes ago</source>
        <translation>
            <numerusform>Visto há %Ln minuto</numerusform>
            <numerusform>Visto há %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln hours ago</source>
        <translation>
            <numerusform>Visto há %Ln hora</numerusform>
            <numerusform>Visto há %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen yesterday</source>
        <translation>Visto ontem</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln days ago</source>
        <translation>
            <numerusform>Visto há %Ln dia</numerusform>
            <numerusform>Visto há %Ln dias</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mais novos primeiro</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Mais antigos primeiro</translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation>Alterados recentemente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>Nome, de Z a A</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Maiores primeiro</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Menores primeiro</translation>
    </message>
    <message>
        <source>Highest resolution</source>
        <translation>Maior resolução</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sem título</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>Tags: {tags}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln com erro</numerusform>
            <numerusform>%Ln com erro</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preparing</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln em preparação</numerusform>
            <numerusform>%Ln em preparação</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln ocorrência</numerusform>
            <numerusform>%Ln ocorrências</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LimitFields</name>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Characters per second</source>
        <translation>Caracteres por segundo</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>Caracteres por linha</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>Shortest pause</source>
        <translation>Pausa mais curta</translation>
    </message>
    <message>
        <source>Shortest cue</source>
        <translation>Legenda mais curta</translation>
    </message>
    <message>
        <source>Longest cue</source>
        <translation>Legenda mais longa</translation>
    </message>
    <message>
        <source>Subtitled share</source>
        <translation>Parte legendada</translation>
    </message>
</context>
<context>
    <name>LinkTarget</name>
    <message>
        <source>This trackman doesn’t understand all of the link: {parts}.</source>
        <translation>Esta versão do trackman não entende todas as partes do link: {parts}.</translation>
    </message>
    <message>
        <source>The track that the link leads to isn’t in this video any more.</source>
        <translation>A faixa a que o link leva não está mais neste vídeo.</translation>
    </message>
</context>
<context>
    <name>LinkWording</name>
    <message>
        <source>Paste a video’s DatoCMS link or its ID.</source>
        <translation>Cole o link do DatoCMS de um vídeo ou o ID dele.</translation>
    </message>
    <message>
        <source>Links and IDs contain no spaces. Copy it again and paste only the link or ID.</source>
        <translation>Links e IDs não contêm espaços. Copie novamente e cole somente o link ou o ID.</translation>
    </message>
    <message>
        <source>{text} is neither a link to a video nor an ID.</source>
        <translation>{text} não é um link para um vídeo nem um ID.</translation>
    </message>
    <message>
        <source>This number is too large to be a video ID.</source>
        <translation>Este número é grande demais para ser um ID de vídeo.</translation>
    </message>
    <message>
        <source>This link is damaged. Copy it again from DatoCMS.</source>
        <translation>Este link está danificado. Copie-o novamente do DatoCMS.</translation>
    </message>
    <message>
        <source>Only web links (https://…) and IDs can be opened.</source>
        <translation>Só é possível abrir links da web (https://…) e IDs.</translation>
    </message>
    <message>
        <source>This DatoCMS page isn’t a video’s page. Open the video in the media area and copy the link from there.</source>
        <translation>Esta página do DatoCMS não é de um vídeo. Abra o vídeo na área de mídia e copie o link de lá.</translation>
    </message>
    <message>
        <source>This Mux link has no playback ID.</source>
        <translation>Este link do Mux não tem ID de reprodução.</translation>
    </message>
    <message>
        <source>This link doesn’t lead to a video in DatoCMS.</source>
        <translation>Este link não leva a um vídeo no DatoCMS.</translation>
    </message>
    <message>
        <source>This trackman link is damaged. Ask for it again, or open the video by its ID.</source>
        <translation>Este link do trackman está danificado. Peça-o novamente ou abra o vídeo pelo ID.</translation>
    </message>
    <message>
        <source>This trackman link doesn’t name a video.</source>
        <translation>Este link do trackman não indica um vídeo.</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Pesquisar no log</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Nível mínimo</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Acompanhar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir pasta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>No such entries</source>
        <translation>Nenhuma entrada encontrada</translation>
    </message>
    <message>
        <source>Choose another level or search for something else.</source>
        <translation>Escolha outro nível ou pesquise outra coisa.</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>O log está vazio</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entrada</numerusform>
            <numerusform>%Ln entradas</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>Copiar as entradas selecionadas</translation>
    </message>
    <message>
        <source>Select an entry.</source>
        <translation>Selecione uma entrada.</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>Entradas do log</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Todas as entradas</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avisos e erros</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Show only entries that are at least this grave</source>
        <translation>Mostrar só as entradas que tenham pelo menos esta gravidade</translation>
    </message>
    <message>
        <source>Show new entries as they are written</source>
        <translation>Mostrar novas entradas à medida que são gravadas</translation>
    </message>
    <message>
        <source>Open the folder that the log files are in</source>
        <translation>Abrir a pasta em que estão os arquivos de log</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>A entrada selecionada</translation>
    </message>
    <message>
        <source>Select an entry to read all of it.</source>
        <translation>Selecione uma entrada para lê-la por inteiro.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Source</source>
        <extracomment>Title of a column: the part of the program that wrote an entry of the log.</extracomment>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nível</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Danificada</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Depuração</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Informação</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erro</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítico</translation>
    </message>
</context>
<context>
    <name>MarksStrip</name>
    <message>
        <source>Speech and cues</source>
        <translation>Fala e legendas</translation>
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
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Substituído</translation>
    </message>
</context>
<context>
    <name>MatchTable</name>
    <message>
        <source>Matches</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>Megabytes</name>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Nothing to undo</source>
        <translation>Nada a desfazer</translation>
    </message>
    <message>
        <source>No videos opened yet.</source>
        <translation>Nenhum vídeo aberto ainda.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Abrir vídeo…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Limpar esta lista</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Exportar tudo…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configurações…</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vídeos</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Aumentar</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Diminuir</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Tamanho normal</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Próximo painel</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Painel anterior</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Redefinir layout</translation>
    </message>
    <message>
        <source>Export findings…</source>
        <translation>Exportar ocorrências…</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copiar ID da faixa</translation>
    </message>
    <message>
        <source>Copy link to track</source>
        <translation>Copiar link para a faixa</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copiar nome</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Pesquisar nas legendas</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Localizar próximo</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Localizar anterior</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Adicionar…</translation>
    </message>
    <message>
        <source>Generate subtitles…</source>
        <translation>Gerar legendas…</translation>
    </message>
    <message>
        <source>Paste files</source>
        <translation>Colar arquivos</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Delete with reason</source>
        <translation>Excluir com motivo</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Selecionar faixas com erros</translation>
    </message>
    <message>
        <source>Next with findings</source>
        <translation>Próxima com ocorrências</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Próxima ocorrência</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Ocorrência anterior</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Editar legendas</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Substituir…</translation>
    </message>
    <message>
        <source>Change name, language…</source>
        <translation>Alterar nome, idioma…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versões…</translation>
    </message>
    <message>
        <source>Copy to another video…</source>
        <translation>Copiar para outro vídeo…</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Comparar legendas</translation>
    </message>
    <message>
        <source>Check against the sound…</source>
        <translation>Verificar com o áudio…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproduzir ou pausar</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Voltar 2 segundos</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avançar 2 segundos</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Legenda anterior</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Próxima legenda</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Mais devagar</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Mais rápido</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Desativar ou ativar o som</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Tela cheia</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Atualizar</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Abrir no DatoCMS</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>Copiar endereço do DatoCMS</translation>
    </message>
    <message>
        <source>Copy link to video</source>
        <translation>Copiar link para o vídeo</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Paleta de comandos…</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Todas as faixas</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Atividade</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Excluídas recentemente</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Moderation report…</source>
        <translation>Relatório de moderação…</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Relatório de acessibilidade…</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Pesquisar todas as legendas</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Escolher por regra…</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Manter só estes idiomas…</translation>
    </message>
    <message>
        <source>Reviews…</source>
        <translation>Revisões…</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Verificar backups</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Guia do usuário</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>What’s this?</source>
        <translation>O que é isto?</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Copy diagnostics…</source>
        <translation>Copiar diagnóstico…</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>Verificar atualizações…</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Sobre o trackman</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>E&amp;xibir</translation>
    </message>
    <message>
        <source>V&amp;ideo</source>
        <translation>&amp;Vídeo</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Faixa</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Reprodução</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>Ferra&amp;mentas</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aj&amp;uda</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, sem alterações (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Texto simples (.txt)</translation>
    </message>
    <message>
        <source>Save subtitles as</source>
        <translation>Salvar legendas como</translation>
    </message>
    <message>
        <source>Download as zip</source>
        <translation>Baixar como zip</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Abrir recente</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Igual ao sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Ordem do DatoCMS</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Ocorrências</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>Tamanho das legendas</translation>
    </message>
    <message>
        <source>Sort tracks by</source>
        <translation>Ordenar faixas por</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Fechar mensagem</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Exclusão não confirmada</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Restauração não confirmada</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Adição não confirmada</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Geração não confirmada</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Substituição não confirmada</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>A faixa não foi excluída.</translation>
    </message>
    <message>
        <source>The track was not restored.</source>
        <translation>A faixa não foi restaurada.</translation>
    </message>
    <message>
        <source>The track was not added.</source>
        <translation>A faixa não foi adicionada.</translation>
    </message>
    <message>
        <source>No subtitles were generated.</source>
        <translation>Nenhuma legenda foi gerada.</translation>
    </message>
    <message>
        <source>The track was not replaced; the old one is kept.</source>
        <translation>A faixa não foi substituída; a antiga foi mantida.</translation>
    </message>
    <message>
        <source>{reason}. The tracks couldn’t be listed afterwards either, so the track may or may not be there. Check again once DatoCMS can be reached.</source>
        <translation>{reason}. Também não foi possível listar as faixas depois; por isso, a faixa pode estar lá ou não. Verifique novamente quando for possível acessar o DatoCMS.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Verificar novamente</translation>
    </message>
    <message>
        <source>No video of this project belongs to this link</source>
        <translation>Nenhum vídeo deste projeto corresponde a este link</translation>
    </message>
    <message>
        <source>The file may have been replaced or deleted, or it’s in another project. Open the video in DatoCMS and copy the link of its page.</source>
        <translation>O arquivo pode ter sido substituído ou excluído, ou está em outro projeto. Abra o vídeo no DatoCMS e copie o link da página dele.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo deu errado</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t respond</source>
        <translation>O DatoCMS não conseguiu responder</translation>
    </message>
    <message>
        <source>Its servers have a problem (HTTP {status}). Try again in a minute.</source>
        <translation>Os servidores dele estão com um problema (HTTP {status}). Tente novamente em um minuto.</translation>
    </message>
    <message>
        <source>DatoCMS accepted the request but couldn’t complete it</source>
        <translation>O DatoCMS aceitou a solicitação, mas não conseguiu concluí-la</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. Try again, or ask DatoCMS support.</source>
        <translation>Veja a mensagem do DatoCMS abaixo. Tente novamente ou consulte o suporte do DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS rejected the request</source>
        <translation>O DatoCMS recusou a solicitação</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. If it doesn’t help, ask DatoCMS support.</source>
        <translation>Veja a mensagem do DatoCMS abaixo. Se ela não ajudar, consulte o suporte do DatoCMS.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tarefa</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Status HTTP</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitação</translation>
    </message>
    <message>
        <source>{name} is still being prepared</source>
        <translation>O vídeo {name} ainda está em preparação</translation>
    </message>
    <message>
        <source>DatoCMS is still preparing this video, and it has no tracks until that has finished. Try again in a few minutes.</source>
        <translation>O DatoCMS ainda está preparando este vídeo, e ele não tem faixas até que isso termine. Tente novamente em alguns minutos.</translation>
    </message>
    <message>
        <source>{name} isn’t a video</source>
        <translation>{name} não é um vídeo</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks. Open a video instead.</source>
        <translation>Só vídeos têm faixas de legendas e de áudio. Abra um vídeo.</translation>
    </message>
</context>
<context>
    <name>Minutes</name>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>ModerationDialog</name>
    <message>
        <source>Moderation report</source>
        <translation>Relatório de moderação</translation>
    </message>
    <message>
        <source>Counts what was changed with trackman on this computer: what, by whom, for which reasons, in which languages, week by week.</source>
        <translation>Conta o que foi alterado com o trackman neste computador: o quê, por quem, por quais motivos, em quais idiomas, semana a semana.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primeiro dia</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último dia</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Excluídas</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauradas</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Adicionadas</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Geradas</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Substituídas</translation>
    </message>
    <message>
        <source>Failed or not confirmed</source>
        <translation>Com falha ou não confirmadas</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vídeos</translation>
    </message>
    <message>
        <source>No tracks were changed then.</source>
        <translation>Nenhuma faixa foi alterada nesse período.</translation>
    </message>
    <message>
        <source>{reason}: {count}</source>
        <extracomment>A reason and how often it was given.</extracomment>
        <translation>{reason}: {count}</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Nenhum motivo informado</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 dias</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mês</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mês passado</translation>
    </message>
    <message>
        <source>Last three months</source>
        <translation>Últimos três meses</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Este ano</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Qualquer período</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … até …</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Todos os projetos</translation>
    </message>
    <message>
        <source>to</source>
        <translation>até</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Just now</source>
        <translation>Agora mesmo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>Há %Ln minuto</numerusform>
            <numerusform>Há %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>Há %Ln hora</numerusform>
            <numerusform>Há %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ontem</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>Há %Ln dia</numerusform>
            <numerusform>Há %Ln dias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln dia</numerusform>
            <numerusform>%Ln dias</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>agora mesmo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>há %Ln minuto</numerusform>
            <numerusform>há %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>há %Ln hora</numerusform>
            <numerusform>há %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ontem</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>há %Ln dia</numerusform>
            <numerusform>há %Ln dias</numerusform>
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
        <translation>{video} já tem uma faixa chamada {name}</translation>
    </message>
    <message>
        <source>For all others, too</source>
        <translation>Também para todas as outras</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renomear</translation>
    </message>
    <message>
        <source>Replace other track</source>
        <translation>Substituir a outra faixa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Digite um nome.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Outra faixa deste vídeo também tem este nome.</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name.</source>
        <translation>Cada faixa de legendas (ou de áudio) de um vídeo precisa de um nome próprio.</translation>
    </message>
    <message>
        <source>The other track: {which}.</source>
        <translation>A outra faixa: {which}.</translation>
    </message>
    <message>
        <source>Replacing deletes the other track.</source>
        <translation>Substituir exclui a outra faixa.</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>O trackman faz backup dela primeiro; assim, a ação pode ser desfeita.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>O trackman não consegue fazer backup de áudio; por isso, a ação não pode ser desfeita.</translation>
    </message>
    <message>
        <source>There’s nothing to back up, so this can’t be undone.</source>
        <translation>Não há nada para o backup; por isso, a ação não pode ser desfeita.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Novo nome</translation>
    </message>
    <message>
        <source>Answer alike for all others whose names are taken: each gets a free name, or replaces the other track if that can be backed up, or stays deleted</source>
        <translation>Responder igual para todas as outras cujos nomes estão em uso: cada uma recebe um nome livre, substitui a outra faixa se for possível fazer backup dela, ou continua excluída</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>A view with this name exists and will be replaced.</source>
        <translation>Já existe uma visualização com este nome, que será substituída.</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nome da visualização</translation>
    </message>
    <message>
        <source>Enter a name first.</source>
        <translation>Informe um nome primeiro.</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>Checking the other tracks of this video…</source>
        <translation>Verificando as outras faixas deste vídeo…</translation>
    </message>
    <message>
        <source>No more videos with findings in this list, as far as it is loaded.</source>
        <translation>Não há mais vídeos com ocorrências na parte carregada desta lista.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Listen to DatoCMS</source>
        <translation>Escutar o DatoCMS</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Verificar conexão</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Certificates this computer trusts</source>
        <translation>Certificados em que este computador confia</translation>
    </message>
    <message>
        <source>Certificates this computer trusts, and those in {file}</source>
        <translation>Certificados em que este computador confia e os de {file}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message numerus="yes">
        <source>Reachable, %Ln ms</source>
        <translation>
            <numerusform>Acessível, %Ln ms</numerusform>
            <numerusform>Acessível, %Ln ms</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: a web page came instead of an answer. Your network may want you to sign in, or it doesn’t allow this host.</source>
        <translation>Bloqueado: chegou uma página web em vez de uma resposta. Sua rede pode exigir que você entre nela, ou não permite este host.</translation>
    </message>
    <message>
        <source>No answer within 10 seconds</source>
        <translation>Nenhuma resposta em 10 segundos</translation>
    </message>
    <message>
        <source>The connection broke before an answer came. A firewall may be in between: ask your network administrator.</source>
        <translation>A conexão caiu antes de chegar uma resposta. Pode haver um firewall no caminho: consulte o administrador da rede.</translation>
    </message>
    <message>
        <source>It answers, but not as expected: {reason}</source>
        <translation>Ele responde, mas não como esperado: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hosts can’t be reached</source>
        <translation>
            <numerusform>Não é possível acessar %Ln host</numerusform>
            <numerusform>Não é possível acessar %Ln hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything can be reached</source>
        <translation>Tudo está acessível</translation>
    </message>
    <message>
        <source>Known after the first upload</source>
        <translation>Conhecido após o primeiro envio</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload.</source>
        <translation>O DatoCMS indica o armazenamento de novo a cada envio.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the usual one; projects with storage of their own use another.</source>
        <translation>O DatoCMS indica o armazenamento de novo a cada envio. Este é o habitual; projetos com armazenamento próprio usam outro.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the one used last.</source>
        <translation>O DatoCMS indica o armazenamento de novo a cada envio. Este é o último usado.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direto</translation>
    </message>
    <message>
        <source>through {proxy} (set on this computer)</source>
        <translation>por {proxy} (definido neste computador)</translation>
    </message>
    <message>
        <source>through {proxy} (set by the network)</source>
        <translation>por {proxy} (definido pela rede)</translation>
    </message>
    <message>
        <source>DatoCMS</source>
        <translation>DatoCMS</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Miniaturas</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Uploads</source>
        <extracomment>The storage that files are uploaded to.</extracomment>
        <translation>Envios</translation>
    </message>
    <message>
        <source>Hosts trackman needs</source>
        <translation>Hosts de que o trackman precisa</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Segurança</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Deleted tracks leave the list at once, over one more host, {host}. Without it, trackman asks again and again.</source>
        <translation>As faixas excluídas saem da lista imediatamente, por meio de mais um host, {host}. Sem ele, o trackman consulta repetidas vezes.</translation>
    </message>
    <message>
        <source>The player can’t use a proxy of this kind. Choose Open stream link in a video’s details to watch in a browser.</source>
        <translation>O player não consegue usar um proxy deste tipo. Escolha “Abrir link da transmissão” nos detalhes de um vídeo para assistir em um navegador.</translation>
    </message>
</context>
<context>
    <name>NoticesController</name>
    <message>
        <source>Bulk work has ended: {result}</source>
        <translation>A operação em massa terminou: {result}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos read</source>
        <translation>
            <numerusform>%Ln vídeo lido</numerusform>
            <numerusform>%Ln vídeos lidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln faixa nova</numerusform>
            <numerusform>%Ln faixas novas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks gone</source>
        <translation>
            <numerusform>%Ln faixa desaparecida</numerusform>
            <numerusform>%Ln faixas desaparecidas</numerusform>
        </translation>
    </message>
    <message>
        <source>The scan has ended: {result}</source>
        <translation>A varredura terminou: {result}</translation>
    </message>
    <message>
        <source>The scan has paused. Open trackman to see why.</source>
        <translation>A varredura está em pausa. Abra o trackman para ver o motivo.</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Notification</source>
        <translation>Notificação</translation>
    </message>
</context>
<context>
    <name>OpenField</name>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir vídeo</translation>
    </message>
    <message>
        <source>Open video by link or ID</source>
        <translation>Abrir vídeo por link ou ID</translation>
    </message>
</context>
<context>
    <name>OtherButton</name>
    <message>
        <source>Compared with {name}</source>
        <translation>Comparada com {name}</translation>
    </message>
    <message>
        <source>Compare with another track of this video</source>
        <translation>Comparar com outra faixa deste vídeo</translation>
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
        <translation>Abrir biblioteca</translation>
    </message>
    <message>
        <source>Use another token</source>
        <translation>Usar outro token</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Paleta de comandos</translation>
    </message>
    <message>
        <source>Nothing is called {text}.</source>
        <translation>Nada se chama {text}.</translation>
    </message>
    <message>
        <source>Command, view, video, ID or link</source>
        <translation>Comando, visualização, vídeo, ID ou link</translation>
    </message>
    <message>
        <source>Type a part of a name. Arrows choose, Return does it.</source>
        <translation>Digite uma parte do nome. As setas escolhem; Enter executa.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
</context>
<context>
    <name>PaletteController</name>
    <message>
        <source>Open the video with this ID or link</source>
        <translation>Abrir o vídeo com este ID ou link</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>Uploaded</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Qualquer período</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 dias</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 dias</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Últimos 12 meses</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … até …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Até</translation>
    </message>
</context>
<context>
    <name>PermissionWording</name>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Não se sabe</translation>
    </message>
    <message>
        <source>read-only mode</source>
        <translation>modo somente leitura</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>manutenção</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>não está pronto</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>somente leitura</translation>
    </message>
    <message>
        <source>The token has full access to the project.</source>
        <translation>O token tem acesso total ao projeto.</translation>
    </message>
    <message>
        <source>Its role can edit all uploads.</source>
        <translation>A função dele permite editar todos os uploads.</translation>
    </message>
    <message>
        <source>An administrator of the project can change the role.</source>
        <translation>Um administrador do projeto pode alterar a função.</translation>
    </message>
    <message>
        <source>This is the project’s built-in read-only token. To delete tracks, sign in with a token whose role can edit uploads.</source>
        <translation>Este é o token somente leitura integrado do projeto. Para excluir faixas, entre com um token cuja função permita editar uploads.</translation>
    </message>
    <message>
        <source>The token’s role can’t access the primary environment, the only one where tracks can be changed.</source>
        <translation>A função do token não tem acesso ao ambiente principal, o único em que as faixas podem ser alteradas.</translation>
    </message>
    <message>
        <source>The token’s role isn’t allowed to edit uploads.</source>
        <translation>A função do token não permite editar uploads.</translation>
    </message>
    <message>
        <source>The token’s role denies editing uploads.</source>
        <translation>A função do token proíbe editar uploads.</translation>
    </message>
    <message>
        <source>You’ll find out when you try to change a track.</source>
        <translation>Você saberá quando tentar alterar uma faixa.</translation>
    </message>
    <message>
        <source>Its role isn’t allowed to edit some of the uploads.</source>
        <translation>A função dele não permite editar alguns dos uploads.</translation>
    </message>
    <message>
        <source>Its role can edit only uploads that the token or its role created.</source>
        <translation>A função dele só permite editar uploads criados pelo token ou por sua função.</translation>
    </message>
    <message>
        <source>Its role can edit only the uploads in some collections.</source>
        <translation>A função dele só permite editar os uploads de algumas coleções.</translation>
    </message>
    <message>
        <source>Its role can edit only some of an upload’s content.</source>
        <translation>A função dele só permite editar parte do conteúdo de um upload.</translation>
    </message>
    <message>
        <source>Its role can edit uploads in some environments, but can’t see which one is primary.</source>
        <translation>A função dele permite editar uploads em alguns ambientes, mas não permite ver qual deles é o principal.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say what its role can do.</source>
        <translation>O DatoCMS não informa o que a função dele permite.</translation>
    </message>
    <message>
        <source>A second person has to approve deletions here. Choose Review to decide on these tracks; they can be deleted once somebody else has approved it.</source>
        <translation>Aqui, uma segunda pessoa precisa aprovar as exclusões. Escolha “Revisar” para decidir sobre estas faixas; elas podem ser excluídas depois da aprovação de outra pessoa.</translation>
    </message>
    <message>
        <source>Tracks can’t be changed with this API token: it’s the project’s built-in read-only token.</source>
        <translation>As faixas não podem ser alteradas com este token de API: é o token somente leitura integrado do projeto.</translation>
    </message>
    <message>
        <source>This API token’s role isn’t allowed to change tracks.</source>
        <translation>A função deste token de API não permite alterar faixas.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment, and {environment} is a sandbox.</source>
        <translation>As faixas só podem ser alteradas no ambiente principal, e {environment} é um sandbox.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode. Nothing can be changed until it’s turned off in DatoCMS.</source>
        <translation>O projeto está em modo de manutenção. Nada pode ser alterado até que ele seja desativado no DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting {environment}. Nothing can be changed in it until that has finished.</source>
        <translation>O DatoCMS ainda está criando ou excluindo {environment}. Nada pode ser alterado nele até que isso termine.</translation>
    </message>
    <message>
        <source>DatoCMS has made {environment} temporarily read-only, as it does while copying it. Try again in a few minutes.</source>
        <translation>O DatoCMS deixou {environment} temporariamente em modo somente leitura, como faz durante a cópia. Tente novamente em alguns minutos.</translation>
    </message>
    <message>
        <source>Read-only mode is on. Turn it off in the project menu at the top to make changes.</source>
        <translation>O modo somente leitura está ativado. Para fazer alterações, desative-o no menu do projeto, na parte superior.</translation>
    </message>
</context>
<context>
    <name>PlayerWording</name>
    <message>
        <source>Press Play to start streaming. It counts towards your DatoCMS quota.</source>
        <translation>Clique em “Reproduzir” para iniciar o streaming. Ele é contabilizado na sua cota do DatoCMS.</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Este vídeo não tem transmissão.</translation>
    </message>
    <message>
        <source>Playback isn’t allowed on this computer or in this country.</source>
        <translation>A reprodução não é permitida neste computador ou neste país.</translation>
    </message>
    <message>
        <source>The streaming server can’t be reached. Check your network connection.</source>
        <translation>Não é possível acessar o servidor de streaming. Verifique sua conexão de rede.</translation>
    </message>
    <message>
        <source>Videos can’t be played through this network’s proxy. Choose Open stream link in the video’s details to watch in a browser.</source>
        <translation>Os vídeos não podem ser reproduzidos pelo proxy desta rede. Escolha “Abrir link da transmissão” nos detalhes do vídeo para assistir em um navegador.</translation>
    </message>
    <message>
        <source>The stream was interrupted.</source>
        <translation>A transmissão foi interrompida.</translation>
    </message>
    <message>
        <source>The streaming server’s data can’t be played.</source>
        <translation>Os dados do servidor de streaming não podem ser reproduzidos.</translation>
    </message>
    <message>
        <source>This computer doesn’t have the codec this video needs.</source>
        <translation>Este computador não tem o codec de que este vídeo precisa.</translation>
    </message>
    <message>
        <source>Playback needs system libraries that are missing on this computer, such as libpulse.</source>
        <translation>A reprodução precisa de bibliotecas do sistema que faltam neste computador, como libpulse.</translation>
    </message>
    <message>
        <source>Loading stream…</source>
        <translation>Carregando transmissão…</translation>
    </message>
    <message>
        <source>Playing an MP4 file, with the video’s original sound only.</source>
        <translation>Reproduzindo um arquivo MP4, só com o som original do vídeo.</translation>
    </message>
    <message>
        <source>This computer can’t show the picture. The sound is playing.</source>
        <translation>Este computador não consegue mostrar a imagem. O som está sendo reproduzido.</translation>
    </message>
    <message>
        <source>{name} isn’t in the stream. You hear the sound chosen in the menu.</source>
        <translation>A faixa {name} não está na transmissão. Você ouve o som escolhido no menu.</translation>
    </message>
    <message>
        <source>Original sound</source>
        <translation>Som original</translation>
    </message>
    <message>
        <source>{name} ({language})</source>
        <translation>{name} ({language})</translation>
    </message>
    <message>
        <source>Sound {number}</source>
        <translation>Som {number}</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>Preview</source>
        <translation>Prévia</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting to be deleted</source>
        <translation>Aguardando para ser excluída</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Fazendo backup…</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Verificando… {time}</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Não excluída: {reason}</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Exclusão não confirmada</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Excluir sem backup</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>Faixa {name} excluída</translation>
    </message>
    <message>
        <source>{name} was already removed</source>
        <translation>A faixa {name} já tinha sido removida</translation>
    </message>
    <message>
        <source>Deletion of {name} not confirmed</source>
        <translation>Exclusão de {name} não confirmada</translation>
    </message>
    <message>
        <source>{name} was not deleted: {reason}</source>
        <extracomment>{reason} is a sentence that begins with a capital letter.</extracomment>
        <translation>A faixa {name} não foi excluída: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS confirmed the deletion at {time}</source>
        <translation>O DatoCMS confirmou a exclusão às {time}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>job {id}</source>
        <extracomment>A fact in a list: the identifier of DatoCMS’s job.</extracomment>
        <translation>tarefa {id}</translation>
    </message>
    <message>
        <source>Confirmed deleted at {time}</source>
        <translation>Exclusão confirmada às {time}</translation>
    </message>
    <message>
        <source>The track was already removed</source>
        <translation>A faixa já tinha sido removida</translation>
    </message>
    <message>
        <source>Somebody else removed it, or it was deleted earlier.</source>
        <translation>Outra pessoa a removeu, ou ela foi excluída antes.</translation>
    </message>
    <message>
        <source>one of many: the list of tracks no longer shows it</source>
        <translation>uma entre muitas: a lista de faixas não a mostra mais</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost, but the track is no longer listed</source>
        <translation>A resposta do DatoCMS se perdeu, mas a faixa não aparece mais na lista</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error, but the track is no longer listed</source>
        <translation>A tarefa do DatoCMS informou um erro, mas a faixa não aparece mais na lista</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error ({code}), but the track is no longer listed</source>
        <translation>A tarefa do DatoCMS informou um erro ({code}), mas a faixa não aparece mais na lista</translation>
    </message>
    <message>
        <source>Deleting… {time}, DatoCMS isn’t responding right now</source>
        <translation>Excluindo… {time}, o DatoCMS não está respondendo no momento</translation>
    </message>
    <message>
        <source>Deleting… {time}, much slower than usual</source>
        <translation>Excluindo… {time}, muito mais lento que o normal</translation>
    </message>
    <message>
        <source>Deleting… {time}, slower than usual</source>
        <translation>Excluindo… {time}, mais lento que o normal</translation>
    </message>
    <message>
        <source>Deleting… {time}</source>
        <translation>Excluindo… {time}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln polls</source>
        <translation>
            <numerusform>%Ln consulta</numerusform>
            <numerusform>%Ln consultas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Recent videos</source>
        <translation>Vídeos recentes</translation>
    </message>
    <message>
        <source>Wait for the running deletions to finish before you switch.</source>
        <translation>Aguarde o fim das exclusões em andamento antes de mudar.</translation>
    </message>
</context>
<context>
    <name>ProjectHeader</name>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
    <message>
        <source>{seen}. Refreshing – you can delete once the tracks are up to date.</source>
        <extracomment>{seen} is such as “Seen 3 hours ago”.</extracomment>
        <translation>{seen}. Atualizando: você pode excluir assim que as faixas estiverem em dia.</translation>
    </message>
</context>
<context>
    <name>ProjectMenu</name>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projetos</translation>
    </message>
    <message>
        <source>{project} · {id}</source>
        <translation>{project} · {id}</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Ambientes</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · principal</translation>
    </message>
    <message>
        <source>{environment} · sandbox, read-only</source>
        <translation>{environment} · sandbox, somente leitura</translation>
    </message>
    <message>
        <source>Read-only mode</source>
        <translation>Modo somente leitura</translation>
    </message>
    <message>
        <source>Add project…</source>
        <translation>Adicionar projeto…</translation>
    </message>
    <message>
        <source>Sign out of {project}…</source>
        <extracomment>{project} is in quotation marks.</extracomment>
        <translation>Desconectar de {project}…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configurações…</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Conectado como {name}</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>All tracks</source>
        <translation>Todas as faixas</translation>
    </message>
    <message>
        <source>Back to the videos</source>
        <translation>Voltar aos vídeos</translation>
    </message>
    <message>
        <source>All tracks of the project</source>
        <translation>Todas as faixas do projeto</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Pesquisar todas as legendas</translation>
    </message>
</context>
<context>
    <name>ProjectSwitcher</name>
    <message>
        <source>Projects, environments and settings</source>
        <translation>Projetos, ambientes e configurações</translation>
    </message>
</context>
<context>
    <name>QualityController</name>
    <message>
        <source>Export findings</source>
        <translation>Exportar ocorrências</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Pastas de trabalho do Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelas (*.csv)</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID da faixa</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravidade</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Ocorrência</translation>
    </message>
    <message>
        <source>Findings exported to {file}.</source>
        <translation>Ocorrências exportadas para {file}.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
</context>
<context>
    <name>QueryModel</name>
    <message>
        <source>All videos</source>
        <translation>Todos os vídeos</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Vídeos recentes</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Resultados da pesquisa</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Salvar esta visualização</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Salvar visualização</translation>
    </message>
    <message>
        <source>Rename this view</source>
        <translation>Renomear esta visualização</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Renomear visualização</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>QueueWording</name>
    <message>
        <source>Review</source>
        <translation>Revisão</translation>
    </message>
    <message>
        <source>{name} (part {number} of {parts})</source>
        <extracomment>A review of which somebody got one of several parts.</extracomment>
        <translation>{name} (parte {number} de {parts})</translation>
    </message>
    <message>
        <source>The file is part {number} of {parts} of {name}.</source>
        <extracomment>One of the parts a review was split into; {name} is the review’s, in quotation marks.</extracomment>
        <translation>O arquivo é a parte {number} de {parts} de {name}.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguém</translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %Ln decided</source>
        <extracomment>{decided} is a number, of tracks.</extracomment>
        <translation>
            <numerusform>{decided} de %Ln decidida</numerusform>
            <numerusform>{decided} de %Ln decididas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln conflito</numerusform>
            <numerusform>%Ln conflitos</numerusform>
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
        <translation>Revisões</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Abrir arquivo…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Salvar como arquivo…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Dividir…</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Estatísticas…</translation>
    </message>
    <message>
        <source>Delete review…</source>
        <translation>Excluir revisão…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Select a review first.</source>
        <translation>Selecione uma revisão primeiro.</translation>
    </message>
    <message>
        <source>For a colleague, who decides or approves and sends a file back</source>
        <translation>Para um colega, que decide ou aprova e devolve um arquivo</translation>
    </message>
    <message>
        <source>One file for each of several people</source>
        <translation>Um arquivo para cada uma de várias pessoas</translation>
    </message>
    <message>
        <source>Counts the decisions; saves them with notes and reasons</source>
        <translation>Conta as decisões e as salva com notas e motivos</translation>
    </message>
    <message>
        <source>Remove it from this computer; trackman asks first</source>
        <translation>Removê-la deste computador; o trackman pergunta antes</translation>
    </message>
    <message>
        <source>Go on where it was left</source>
        <translation>Continuar de onde parou</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Começar</translation>
    </message>
    <message>
        <source>Look at decisions</source>
        <translation>Ver decisões</translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation>{action}: {name}</translation>
    </message>
    <message>
        <source>A review or decisions that somebody saved with trackman</source>
        <translation>Uma revisão ou decisões que alguém salvou com o trackman</translation>
    </message>
    <message>
        <source>Close; every decision is kept</source>
        <translation>Fechar; todas as decisões ficam guardadas</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>Ainda não há revisões</translation>
    </message>
    <message>
        <source>Select tracks and choose Review to judge them one after another, or open a file that somebody sent you.</source>
        <translation>Selecione faixas e escolha “Revisar” para avaliá-las uma após a outra, ou abra um arquivo que alguém enviou a você.</translation>
    </message>
</context>
<context>
    <name>QueuesModel</name>
    <message>
        <source>Review</source>
        <translation>Revisão</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisões</translation>
    </message>
    <message>
        <source>Made</source>
        <extracomment>Title of a column: by whom and when a review was made.</extracomment>
        <translation>Criada</translation>
    </message>
    <message>
        <source>Last decision</source>
        <extracomment>Title of a column: when somebody last decided.</extracomment>
        <translation>Última decisão</translation>
    </message>
</context>
<context>
    <name>RawAnswer</name>
    <message>
        <source>Raw response</source>
        <translation>Resposta bruta</translation>
    </message>
    <message>
        <source>Copy raw response</source>
        <translation>Copiar resposta bruta</translation>
    </message>
    <message>
        <source>Raw DatoCMS response</source>
        <translation>Resposta bruta do DatoCMS</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Motivo (opcional)</translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Nothing new in {name}</source>
        <translation>Nada de novo em {name}</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>Tudo o que há neste arquivo já está aqui.</translation>
    </message>
    <message>
        <source>Add to {name}?</source>
        <translation>Adicionar a {name}?</translation>
    </message>
    <message>
        <source>What is new is added to your review. No decision of yours is lost, and nothing is deleted by it.</source>
        <translation>O que há de novo é adicionado à sua revisão. Nenhuma decisão sua se perde, e nada é excluído com isso.</translation>
    </message>
    <message>
        <source>Add the review {name}?</source>
        <translation>Adicionar a revisão {name}?</translation>
    </message>
    <message>
        <source>It is added to your reviews. Nothing is deleted by it.</source>
        <translation>Ela é adicionada às suas revisões. Nada é excluído com isso.</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>Salvo por</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln of them new</source>
        <extracomment>{tracks} is a number of tracks; the other number is how many of them are new.</extracomment>
        <translation>
            <numerusform>{tracks}, %Ln delas nova</numerusform>
            <numerusform>{tracks}, %Ln delas novas</numerusform>
        </translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Faixas</translation>
    </message>
    <message>
        <source>New decisions</source>
        <translation>Novas decisões</translation>
    </message>
    <message>
        <source>New notes</source>
        <translation>Novas notas</translation>
    </message>
    <message>
        <source>Decisions taken back</source>
        <translation>Decisões retiradas</translation>
    </message>
    <message>
        <source>New approvals and refusals</source>
        <translation>Novas aprovações e recusas</translation>
    </message>
    <message>
        <source>Decisions carried out</source>
        <translation>Decisões aplicadas</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Já estão aqui</translation>
    </message>
    <message>
        <source>The file was changed after trackman saved it. What is new in it is marked, and no approval in it releases a deletion. Ask for the file as it was saved.</source>
        <translation>O arquivo foi alterado depois que o trackman o salvou. O que há de novo nele fica marcado, e nenhuma aprovação contida nele libera uma exclusão. Peça o arquivo tal como foi salvo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are here with other content. What was not changed by hand counts.</source>
        <translation>
            <numerusform>%Ln registro está aqui com outro conteúdo. Vale o que não foi alterado à mão.</numerusform>
            <numerusform>%Ln registros estão aqui com outro conteúdo. Vale o que não foi alterado à mão.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are about tracks this review doesn’t have. They are kept, and count once a file with these tracks is added.</source>
        <translation>
            <numerusform>%Ln registro é sobre faixas que esta revisão não tem. Ele fica guardado e passa a valer quando for adicionado um arquivo com essas faixas.</numerusform>
            <numerusform>%Ln registros são sobre faixas que esta revisão não tem. Eles ficam guardados e passam a valer quando for adicionado um arquivo com essas faixas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again:</source>
        <translation>
            <numerusform>%Ln faixa tem decisões divergentes. Ela fica sem decisão até que alguém decida de novo:</numerusform>
            <numerusform>%Ln faixas têm decisões divergentes. Elas ficam sem decisão até que alguém decida de novo:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>E mais %Ln.</numerusform>
            <numerusform>E mais %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Adds what is new; what is here stays</source>
        <translation>Adiciona o que há de novo; o que já está aqui fica</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>RecentVideos</name>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
</context>
<context>
    <name>RecordLinks</name>
    <message>
        <source>DatoCMS didn’t say where this record is.</source>
        <translation>O DatoCMS não informou onde está este registro.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more records</source>
        <translation>
            <numerusform>Mostrar mais %Ln registro</numerusform>
            <numerusform>Mostrar mais %Ln registros</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Settings and drafts aren’t kept either. The data folder is {folder}.</source>
        <translation>As configurações e os rascunhos também não são guardados. A pasta de dados é {folder}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations finished.</source>
        <translation>
            <numerusform>%Ln operação terminou.</numerusform>
            <numerusform>%Ln operações terminaram.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {size} are free on the disk with trackman’s data folder, {folder}. Backups need room, and no subtitles are deleted without one: make some free.</source>
        <translation>Há só {size} livres no disco da pasta de dados do trackman, {folder}. Os backups precisam de espaço, e legendas não são excluídas sem backup: libere espaço.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier deletions haven’t been done since.</source>
        <translation>
            <numerusform>%Ln exclusão anterior não foi feita desde então.</numerusform>
            <numerusform>%Ln exclusões anteriores não foram feitas desde então.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations did not happen.</source>
        <translation>
            <numerusform>%Ln operação não aconteceu.</numerusform>
            <numerusform>%Ln operações não aconteceram.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations are not confirmed yet.</source>
        <translation>
            <numerusform>%Ln operação ainda não está confirmada.</numerusform>
            <numerusform>%Ln operações ainda não estão confirmadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions hadn’t been sent.</source>
        <translation>
            <numerusform>%Ln exclusão não tinha sido enviada.</numerusform>
            <numerusform>%Ln exclusões não tinham sido enviadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations hadn’t been sent and were cancelled.</source>
        <translation>
            <numerusform>%Ln operação não tinha sido enviada e foi cancelada.</numerusform>
            <numerusform>%Ln operações não tinham sido enviadas e foram canceladas.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman closed while work was running.</source>
        <translation>O trackman foi fechado com trabalho em andamento.</translation>
    </message>
    <message>
        <source>{name} was not replaced; the old track is kept.</source>
        <translation>A faixa {name} não foi substituída; a faixa antiga foi mantida.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>Localizar e substituir</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Localizar</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Substituir por</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Diferenciar maiúsculas</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Palavras inteiras</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Marcar todas</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Desmarcar todas</translation>
    </message>
    <message>
        <source>Tick this track</source>
        <translation>Marcar esta faixa</translation>
    </message>
    <message>
        <source>Untick this track</source>
        <translation>Desmarcar esta faixa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publicar…</translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln tracks that the search found</source>
        <translation>
            <numerusform>Na faixa que a pesquisa encontrou (%Ln)</numerusform>
            <numerusform>Nas %Ln faixas que a pesquisa encontrou</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking… {done} of {total} tracks</source>
        <translation>Procurando… {done} de {total} faixas</translation>
    </message>
    <message>
        <source>Reading the texts… {done} of {total}</source>
        <translation>Lendo os textos… {done} de {total}</translation>
    </message>
    <message>
        <source>Activity shows each track.</source>
        <translation>A atividade mostra cada faixa.</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Nenhuma alteração</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln alteração</numerusform>
            <numerusform>%Ln alterações</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln faixa</numerusform>
            <numerusform>%Ln faixas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vídeo</numerusform>
            <numerusform>%Ln vídeos</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes} in {tracks} of {videos}</source>
        <extracomment>Such as “38 changes in 12 tracks of 9 videos”.</extracomment>
        <translation>{changes} em {tracks} de {videos}</translation>
    </message>
    <message>
        <source>What is to be found?</source>
        <translation>O que deve ser localizado?</translation>
    </message>
    <message>
        <source>Type the words, and what shall stand in their place.</source>
        <translation>Digite as palavras e o que deve ficar no lugar delas.</translation>
    </message>
    <message>
        <source>Nothing to replace</source>
        <translation>Nada a substituir</translation>
    </message>
    <message>
        <source>None of the tracks that the search found holds exactly this, or it would stay as it is. To look in other tracks, close this and search for something else.</source>
        <translation>Nenhuma das faixas que a pesquisa encontrou contém exatamente isto, ou ficaria como está. Para procurar em outras faixas, feche e pesquise outra coisa.</translation>
    </message>
    <message>
        <source>Wait until the texts are looked through.</source>
        <translation>Espere até que os textos sejam examinados.</translation>
    </message>
    <message>
        <source>Tick a change first.</source>
        <translation>Marque uma alteração primeiro.</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks…</source>
        <translation>
            <numerusform>Publicar %Ln faixa…</numerusform>
            <numerusform>Publicar %Ln faixas…</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman asks once more</source>
        <translation>O trackman pergunta mais uma vez</translation>
    </message>
    <message>
        <source>There are no changes to tick.</source>
        <translation>Não há alterações para marcar.</translation>
    </message>
    <message>
        <source>Wait until the changes are published.</source>
        <translation>Espere até as alterações serem publicadas.</translation>
    </message>
    <message>
        <source>Finds exactly this within a cue; tags are left alone.</source>
        <translation>Localiza exatamente isto dentro de uma legenda; as tags ficam como estão.</translation>
    </message>
    <message>
        <source>Stands in its place; empty takes the words out.</source>
        <translation>Fica no lugar; vazio retira as palavras.</translation>
    </message>
    <message>
        <source>Tell capitals and small letters apart</source>
        <translation>Diferencia maiúsculas de minúsculas</translation>
    </message>
    <message>
        <source>Find no parts of words</source>
        <translation>Não localiza partes de palavras</translation>
    </message>
    <message>
        <source>Make every change in the list</source>
        <translation>Fazer todas as alterações da lista</translation>
    </message>
    <message>
        <source>Untick every change, to tick only a few</source>
        <translation>Desmarcar todas as alterações, para marcar só algumas</translation>
    </message>
    <message>
        <source>Make every change of the track that is selected</source>
        <translation>Fazer todas as alterações da faixa selecionada</translation>
    </message>
    <message>
        <source>Leave the track that is selected as it is</source>
        <translation>Deixar como está a faixa selecionada</translation>
    </message>
    <message>
        <source>Close; nothing more is published</source>
        <translation>Fechar; nada mais é publicado</translation>
    </message>
</context>
<context>
    <name>ReplaceModel</name>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Substituído</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>marcada</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>não marcada</translation>
    </message>
</context>
<context>
    <name>ReplaceTable</name>
    <message>
        <source>Changes</source>
        <translation>Alterações</translation>
    </message>
</context>
<context>
    <name>ReplacementController</name>
    <message>
        <source>It’s too late to cancel. Wait until it has finished, then undo it.</source>
        <translation>É tarde demais para cancelar. Aguarde o fim e depois desfaça.</translation>
    </message>
    <message>
        <source>{name} is being changed already.</source>
        <translation>A faixa {name} já está sendo alterada.</translation>
    </message>
</context>
<context>
    <name>ReplacementWording</name>
    <message>
        <source>Replaced</source>
        <translation>Substituída</translation>
    </message>
    <message>
        <source>Replaced, under the name {name}</source>
        <translation>Substituída, com o nome {name}</translation>
    </message>
    <message>
        <source>Replaced; {name} is still there</source>
        <translation>Substituída; {name} ainda está lá</translation>
    </message>
    <message>
        <source>Not replaced: {reason}</source>
        <translation>Não substituída: {reason}</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Substituição não confirmada</translation>
    </message>
    <message>
        <source>{name} was not replaced: {reason}</source>
        <translation>A faixa {name} não foi substituída: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced</source>
        <translation>Faixa {name} substituída</translation>
    </message>
    <message>
        <source>{name} replaced; colours, places or other styling were lost</source>
        <translation>Faixa {name} substituída; cores, posições ou outros estilos se perderam</translation>
    </message>
    <message>
        <source>{name} replaced, but the new track is called {new}, because its own name couldn’t be given: {reason}</source>
        <translation>Faixa {name} substituída, mas a nova faixa se chama {new}, porque não foi possível dar a ela o próprio nome: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced, but {left} couldn’t be removed: {reason}</source>
        <translation>Faixa {name} substituída, mas não foi possível remover {left}: {reason}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was replaced</source>
        <translation>Não está confirmado que a faixa {name} foi substituída</translation>
    </message>
    <message>
        <source>Waiting to be replaced</source>
        <translation>Aguardando para ser substituída</translation>
    </message>
    <message>
        <source>Uploading the new track… {time}</source>
        <translation>Enviando a nova faixa… {time}</translation>
    </message>
    <message>
        <source>Preparing the new track… {time}</source>
        <translation>Preparando a nova faixa… {time}</translation>
    </message>
    <message>
        <source>Adding the new track… {time}</source>
        <translation>Adicionando a nova faixa… {time}</translation>
    </message>
    <message>
        <source>Deleting the old track… {time}</source>
        <translation>Excluindo a faixa antiga… {time}</translation>
    </message>
    <message>
        <source>Naming the new track… {time}</source>
        <translation>Dando nome à nova faixa… {time}</translation>
    </message>
    <message>
        <source>Tidying up… {time}</source>
        <translation>Finalizando… {time}</translation>
    </message>
    <message>
        <source>Keeping the old track… {time}</source>
        <translation>Mantendo a faixa antiga… {time}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Copy all of the text</source>
        <translation>Copiar todo o texto</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Coletando…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>ReportWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Áudio</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <extracomment>A share in percent.</extracomment>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>S</source>
        <extracomment>One letter for “Subtitles”, in a narrow column.</extracomment>
        <translation>L</translation>
    </message>
    <message>
        <source>CC</source>
        <extracomment>Two letters for “Closed captions”, in a narrow column.</extracomment>
        <translation>CC</translation>
    </message>
    <message>
        <source>A</source>
        <extracomment>One letter for “Audio”, in a narrow column; another one than for subtitles.</extracomment>
        <translation>A</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Exclusão</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restauração</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adição</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Geração</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Substituição</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Primary environment</source>
        <translation>Ambiente principal</translation>
    </message>
    <message>
        <source>Made on</source>
        <extracomment>Before the day on which a report was made.</extracomment>
        <translation>Criado em</translation>
    </message>
    <message>
        <source>State of</source>
        <extracomment>Before the day of which the information is.</extracomment>
        <translation>Dados de</translation>
    </message>
    <message>
        <source>Never read as a whole</source>
        <translation>Nunca lido por completo</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vídeos</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID do vídeo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Proporção</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Quantidade</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Não se sabe</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Sem idioma</translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation>O que não se sabe</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Languages of all videos</source>
        <translation>Idiomas de todos os vídeos</translation>
    </message>
    <message>
        <source>By language</source>
        <translation>Por idioma</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Por vídeo</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Legendas ocultas</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Com erro</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>Em preparação</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>Title of a column: videos with nothing in a language.</extracomment>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Usado em registros</translation>
    </message>
    <message>
        <source>{subtitles} = subtitles, {captions} = closed captions, {audio} = audio, {errored} = errored, {preparing} = being prepared, ? = not read yet, – = nothing.</source>
        <translation>{subtitles} = legendas, {captions} = legendas ocultas, {audio} = áudio, {errored} = com erro, {preparing} = em preparação, ? = ainda não lido, – = nada.</translation>
    </message>
    <message>
        <source>A video counts once in each column that is true of it. Subtitles include closed captions; only tracks that are ready count as subtitles, closed captions or audio.</source>
        <translation>Um vídeo conta uma vez em cada coluna que se aplica a ele. As legendas incluem as legendas ocultas; só faixas prontas contam como legendas, legendas ocultas ou áudio.</translation>
    </message>
    <message>
        <source>Accessibility report: captions of videos</source>
        <translation>Relatório de acessibilidade: legendas ocultas dos vídeos</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Idioma dos vídeos</translation>
    </message>
    <message>
        <source>{language}</source>
        <extracomment>Only the name of a language.</extracomment>
        <translation>{language}</translation>
    </message>
    <message>
        <source>That of their audio tracks; {language} where a video has none</source>
        <translation>O das faixas de áudio; {language} quando um vídeo não tem nenhuma</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Videos with ready closed captions in their language: {captioned} of {videos} ({share}).</source>
        <translation>Vídeos com legendas ocultas prontas no próprio idioma: {captioned} de {videos} ({share}).</translation>
    </message>
    <message>
        <source>No video is known.</source>
        <translation>Nenhum vídeo é conhecido.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Norma</translation>
    </message>
    <message>
        <source>Web Content Accessibility Guidelines (WCAG) 2.2, success criterion 1.2.2 Captions (Prerecorded), level A. W3C Recommendation of 5 October 2023, updated on 12 December 2024: {address}</source>
        <translation>Diretrizes de Acessibilidade para Conteúdo Web (WCAG) 2.2, critério de sucesso 1.2.2 Legendas (Pré-gravadas), nível A. Recomendação do W3C de 5 de outubro de 2023, atualizada em 12 de dezembro de 2024: {address}</translation>
    </message>
    <message>
        <source>EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2 Captions (prerecorded), the harmonised European standard. It takes the criterion unchanged from WCAG 2.1: {address}</source>
        <translation>EN 301 549 V3.2.1 (2021-03), cláusula 9.1.2.2 Legendas (pré-gravadas), a norma europeia harmonizada. Ela adota sem mudanças o critério da WCAG 2.1: {address}</translation>
    </message>
    <message>
        <source>A law names the edition that applies. Newer editions may exist; check which one is binding for you.</source>
        <translation>Cada lei indica a edição que se aplica. Pode haver edições mais recentes; verifique qual é obrigatória para você.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>A video counts as captioned if it has a ready subtitle track in its language that is marked as closed captions. The country of a language does not matter, its script does.</source>
        <translation>Um vídeo conta como legendado se tem uma faixa de legendas pronta, no próprio idioma, marcada como legendas ocultas. O país de um idioma não importa; a escrita, sim.</translation>
    </message>
    <message>
        <source>{language} was taken for the language of every video.</source>
        <translation>{language} foi adotado como idioma de todos os vídeos.</translation>
    </message>
    <message>
        <source>The language of a video is that of its audio tracks; with several, each of them needs captions. For videos without audio tracks {language} was taken. Videos with audio tracks: {videos}.</source>
        <translation>O idioma de um vídeo é o das faixas de áudio dele; quando há várias, cada uma precisa de legendas ocultas. Para vídeos sem faixas de áudio, foi adotado {language}. Vídeos com faixas de áudio: {videos}.</translation>
    </message>
    <message>
        <source>Subtitles that are not marked as closed captions are listed on their own: they may leave out sounds and speakers, which captions have to tell.</source>
        <translation>Legendas não marcadas como legendas ocultas são listadas à parte: elas podem omitir sons e quem fala, o que as legendas ocultas devem informar.</translation>
    </message>
    <message>
        <source>trackman read the tracks from DatoCMS. Nobody watched the videos for it.</source>
        <translation>O trackman leu as faixas no DatoCMS. Ninguém assistiu aos vídeos para este relatório.</translation>
    </message>
    <message>
        <source>Whether a video has sound: DatoCMS does not tell it. A video without sound needs no captions.</source>
        <translation>Se um vídeo tem som: o DatoCMS não informa isso. Um vídeo sem som não precisa de legendas ocultas.</translation>
    </message>
    <message>
        <source>In which language a video speaks: DatoCMS lists only audio tracks that were added to a video, not its own sound.</source>
        <translation>Em que idioma se fala em um vídeo: o DatoCMS lista só as faixas de áudio adicionadas a um vídeo, não o som original dele.</translation>
    </message>
    <message>
        <source>Whether captions are part of the picture (open captions).</source>
        <translation>Se as legendas fazem parte da imagem (legendas abertas).</translation>
    </message>
    <message>
        <source>Whether captions are complete, correct and in time. A person has to read them with the sound.</source>
        <translation>Se as legendas ocultas estão completas, corretas e sincronizadas. Uma pessoa precisa lê-las com o som.</translation>
    </message>
    <message>
        <source>Whether a video only repeats what is written beside it: then the criterion makes an exception.</source>
        <translation>Se um vídeo só repete o que está escrito ao lado dele: nesse caso, o critério abre uma exceção.</translation>
    </message>
    <message>
        <source>Which videos are on a website without being used in a record of DatoCMS.</source>
        <translation>Quais vídeos estão em um site sem serem usados em um registro do DatoCMS.</translation>
    </message>
    <message>
        <source>Whether the records that use a video are published, where the table says “Used in records”.</source>
        <translation>Se os registros que usam um vídeo estão publicados, onde a tabela diz “Usado em registros”.</translation>
    </message>
    <message>
        <source>What the videos have whose tracks were not read yet. They are in none of the figures. Their number: {videos}.</source>
        <translation>O que têm os vídeos cujas faixas ainda não foram lidas. Eles não entram em nenhum dos números. Total deles: {videos}.</translation>
    </message>
    <message>
        <source>What changed since the tracks were read: the oldest information is of {moment}.</source>
        <translation>O que mudou desde que as faixas foram lidas: a informação mais antiga é de {moment}.</translation>
    </message>
    <message>
        <source>Videos by use</source>
        <translation>Vídeos por uso</translation>
    </message>
    <message>
        <source>Videos without captions in their language</source>
        <translation>Vídeos sem legendas ocultas no próprio idioma</translation>
    </message>
    <message>
        <source>Every video has captions in its language.</source>
        <translation>Todos os vídeos têm legendas ocultas no próprio idioma.</translation>
    </message>
    <message>
        <source>Captions in</source>
        <translation>Legendas ocultas em</translation>
    </message>
    <message>
        <source>Used in published records</source>
        <translation>Usado em registros publicados</translation>
    </message>
    <message>
        <source>Used only in drafts</source>
        <translation>Usado só em rascunhos</translation>
    </message>
    <message>
        <source>Use not known</source>
        <translation>Uso desconhecido</translation>
    </message>
    <message>
        <source>Not used in records</source>
        <translation>Não usado em registros</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Com legendas ocultas</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Só legendas, não marcadas como legendas ocultas</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>Com erro ou em preparação</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Só em outros idiomas</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Sem legendas</translation>
    </message>
    <message>
        <source>Moderation report</source>
        <translation>Relatório de moderação</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} a {last}</translation>
    </message>
    <message>
        <source>From {first}</source>
        <extracomment>Such as “From 1 Jun 2026”: a period without an end.</extracomment>
        <translation>A partir de {first}</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <extracomment>Such as “Until 30 Jun 2026”: a period without a beginning.</extracomment>
        <translation>Até {last}</translation>
    </message>
    <message>
        <source>All that was recorded</source>
        <translation>Tudo o que foi registrado</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Todos os projetos</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Alterações</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Title of a column: what was done, such as Delete.</extracomment>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Title of a column: how many were done.</extracomment>
        <translation>Concluídas</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Com falha</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Não confirmadas</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Canceladas</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Em andamento</translation>
    </message>
    <message>
        <source>Changes by week</source>
        <translation>Alterações por semana</translation>
    </message>
    <message>
        <source>Changes by month</source>
        <translation>Alterações por mês</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Semana de</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>Por motivo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Nenhum motivo informado</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Por pessoa</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: by whom.</extracomment>
        <translation>Por</translation>
    </message>
    <message>
        <source>By approver</source>
        <translation>Por aprovador</translation>
    </message>
    <message>
        <source>Approved by</source>
        <extracomment>Title of a column: the second person who approved a deletion.</extracomment>
        <translation>Aprovada por</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Aprovada em</translation>
    </message>
    <message>
        <source>By kind of track</source>
        <translation>Por tipo de faixa</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Todas as alterações</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Nenhuma faixa foi alterada.</translation>
    </message>
    <message>
        <source>The figures below count what was done; the table above also counts the rest.</source>
        <translation>Os números abaixo contam o que foi concluído; a tabela acima conta também o restante.</translation>
    </message>
    <message>
        <source>The report is made of the journal of this computer: it holds what was done with trackman here, and what was imported from other journals. Changes made in DatoCMS or on other computers are not in it.</source>
        <translation>O relatório se baseia no diário deste computador: ele contém o que foi feito aqui com o trackman e o que foi importado de outros diários. Alterações feitas no DatoCMS ou em outros computadores não entram.</translation>
    </message>
    <message>
        <source>People are named as their API tokens are. Who shares a token is one person here.</source>
        <translation>As pessoas têm aqui o nome de seus tokens de API. Quem compartilha um token conta como uma só pessoa.</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>Reasons without a line of their own.</extracomment>
        <translation>Outros</translation>
    </message>
    <message>
        <source>Review of tracks</source>
        <translation>Revisão de faixas</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisão</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisões</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Faixas</translation>
    </message>
    <message>
        <source>Kept</source>
        <extracomment>A decision: the tracks that stay.</extracomment>
        <translation>Mantida</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>A excluir</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Excluída</translation>
    </message>
    <message>
        <source>Fixed</source>
        <extracomment>A decision: the tracks whose text was mended.</extracomment>
        <translation>Corrigida</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Pulada</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Sem decisão</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <extracomment>Tracks on which several people decided, each otherwise.</extracomment>
        <translation>Decisões divergentes</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Seconds per track (median)</source>
        <translation>Segundos por faixa (mediana)</translation>
    </message>
    <message>
        <source>Minutes in all</source>
        <translation>Total de minutos</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Ocorrências</translation>
    </message>
    <message>
        <source>Released by</source>
        <extracomment>Title of a column: the second person who let a deletion happen.</extracomment>
        <translation>Liberada por</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>A second person did not let a deletion happen.</extracomment>
        <translation>Recusada</translation>
    </message>
    <message>
        <source>Carried out</source>
        <extracomment>Title of a column: whether a decision was carried out.</extracomment>
        <translation>Aplicada</translation>
    </message>
    <message>
        <source>From a file changed by hand</source>
        <translation>De um arquivo alterado à mão</translation>
    </message>
    <message>
        <source>Name when decided</source>
        <translation>Nome na decisão</translation>
    </message>
    <message>
        <source>Status when decided</source>
        <translation>Status na decisão</translation>
    </message>
    <message>
        <source>SHA-256 of the text decided on</source>
        <translation>SHA-256 do texto na decisão</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID da faixa</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Todas as faixas</translation>
    </message>
    <message>
        <source>Times are those a track was on screen until it was decided on, five minutes at most. They tell how long a review takes, and not how well it was done.</source>
        <translation>Os tempos indicam quanto uma faixa ficou na tela até a decisão, no máximo cinco minutos. Eles dizem quanto tempo leva uma revisão, não se ela foi bem-feita.</translation>
    </message>
    <message>
        <source>Decisions that were replaced or taken back are not counted. What happened to a track afterwards is in the history.</source>
        <translation>Decisões substituídas ou retiradas não são contadas. O que aconteceu com uma faixa depois está no histórico.</translation>
    </message>
</context>
<context>
    <name>ReportsController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Pastas de trabalho do Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelas (*.csv)</translation>
    </message>
    <message>
        <source>Save the moderation report</source>
        <translation>Salvar o relatório de moderação</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Relatório salvo em {file}.</translation>
    </message>
</context>
<context>
    <name>ResponseWording</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>The connection to DatoCMS isn’t secure</source>
        <translation>A conexão com o DatoCMS não é segura</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached</source>
        <translation>Não é possível acessar o DatoCMS</translation>
    </message>
    <message>
        <source>The server couldn’t prove that it is DatoCMS, so nothing was sent, not even the token. A proxy or virus scanner that inspects connections can be the cause, or a wrong clock. Ask your network administrator.</source>
        <translation>O servidor não conseguiu provar que é o DatoCMS; por isso, nada foi enviado, nem mesmo o token. A causa pode ser um proxy ou antivírus que inspeciona conexões, ou um relógio errado. Consulte o administrador da rede.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check your network connection, then try again.</source>
        <translation>Nada foi enviado. Verifique sua conexão de rede e tente novamente.</translation>
    </message>
    <message>
        <source>Nothing was sent: its address wasn’t found. Check that this computer is online, then try again.</source>
        <translation>Nada foi enviado: o endereço não foi encontrado. Verifique se este computador está online e tente novamente.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy this computer is set to use doesn’t answer. Check the proxy in the system’s network settings, or the VPN, then try again.</source>
        <translation>Nada foi enviado: o proxy que este computador está configurado para usar não responde. Verifique o proxy nas configurações de rede do sistema, ou a VPN, e tente novamente.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy asks for a name and password. Ask your network administrator for them, and set HTTPS_PROXY to http://name:password@proxy:port.</source>
        <translation>Nada foi enviado: o proxy pede um nome e uma senha. Peça-os ao administrador da rede e defina HTTPS_PROXY como http://name:password@proxy:port.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t let trackman through. Ask your network administrator to allow this address.</source>
        <translation>Nada foi enviado: o proxy não deixa o trackman passar. Peça ao administrador da rede que permita este endereço.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t reach this address. Try again in a few minutes. If it stays like this, tell your network administrator.</source>
        <translation>Nada foi enviado: o proxy não alcança este endereço. Tente novamente em alguns minutos. Se continuar assim, avise o administrador da rede.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired, so nothing was sent. Check this computer’s date and time. If they are right, tell your network administrator.</source>
        <translation>O certificado do servidor expirou; por isso, nada foi enviado. Verifique a data e a hora deste computador. Se estiverem certas, avise o administrador da rede.</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid yet, so nothing was sent. This computer’s date and time are most likely wrong: correct them, then try again.</source>
        <translation>O certificado do servidor ainda não é válido; por isso, nada foi enviado. A data e a hora deste computador provavelmente estão erradas: corrija-as e tente novamente.</translation>
    </message>
    <message>
        <source>This computer doesn’t trust the authority that signed the server’s certificate, so nothing was sent. A company’s proxy that inspects connections is the usual cause: ask your network administrator to install its certificate on this computer.</source>
        <translation>Este computador não confia na autoridade que assinou o certificado do servidor; por isso, nada foi enviado. A causa mais comum é um proxy corporativo que inspeciona conexões: peça ao administrador da rede que instale o certificado dele neste computador.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server, so nothing was sent. On guest networks, sign in to the network in a browser first. Otherwise ask your network administrator.</source>
        <translation>O certificado pertence a outro servidor; por isso, nada foi enviado. Em redes de convidados, entre primeiro na rede por um navegador. Caso contrário, consulte o administrador da rede.</translation>
    </message>
    <message>
        <source>What answers there has no secure connection to offer, so nothing was sent. A proxy or firewall is in between: ask your network administrator.</source>
        <translation>O que responde ali não oferece uma conexão segura; por isso, nada foi enviado. Há um proxy ou firewall no caminho: consulte o administrador da rede.</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost</source>
        <translation>A resposta do DatoCMS se perdeu</translation>
    </message>
    <message>
        <source>The connection broke before the reply arrived. Try again.</source>
        <translation>A conexão caiu antes de a resposta chegar. Tente novamente.</translation>
    </message>
    <message>
        <source>The reply didn’t come from DatoCMS</source>
        <translation>A resposta não veio do DatoCMS</translation>
    </message>
    <message>
        <source>The reply redirects to another address, and trackman doesn’t send the token there. In hotels and trains, sign in to the network in a web browser first.</source>
        <translation>A resposta redireciona para outro endereço, e o trackman não envia o token para lá. Em hotéis e trens, entre primeiro na rede por um navegador.</translation>
    </message>
    <message>
        <source>trackman doesn’t understand DatoCMS’s reply</source>
        <translation>O trackman não entende a resposta do DatoCMS</translation>
    </message>
    <message>
        <source>Updating trackman may help. Details are below.</source>
        <translation>Atualizar o trackman pode ajudar. Os detalhes estão abaixo.</translation>
    </message>
    <message>
        <source>A proxy, a network sign-in page or an outage may be the cause. Try again in a minute.</source>
        <translation>A causa pode ser um proxy, uma página de entrada da rede ou uma interrupção do serviço. Tente novamente em um minuto.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Status HTTP</translation>
    </message>
    <message>
        <source>The file is too large for DatoCMS</source>
        <translation>O arquivo é grande demais para o DatoCMS</translation>
    </message>
    <message>
        <source>Its file storage rejected it, and the video is unchanged. Make the file smaller, such as audio in another format.</source>
        <translation>O armazenamento de arquivos o recusou, e o vídeo não mudou. Reduza o arquivo, por exemplo com o áudio em outro formato.</translation>
    </message>
    <message>
        <source>The address for the upload isn’t valid any more</source>
        <translation>O endereço para o envio não é mais válido</translation>
    </message>
    <message>
        <source>It holds for a few minutes only. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>Ele vale só por alguns minutos. O vídeo não mudou. Tente novamente: o arquivo é então enviado para um novo endereço.</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage is busy</source>
        <translation>O armazenamento de arquivos do DatoCMS está ocupado</translation>
    </message>
    <message>
        <source>The video is unchanged. Try again in a minute.</source>
        <translation>O vídeo não mudou. Tente novamente em um minuto.</translation>
    </message>
    <message>
        <source>The file couldn’t be uploaded</source>
        <translation>Não foi possível enviar o arquivo</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage rejected the file. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>O armazenamento de arquivos do DatoCMS recusou o arquivo. O vídeo não mudou. Tente novamente: o arquivo é então enviado para um novo endereço.</translation>
    </message>
    <message>
        <source>A second person has to approve this deletion</source>
        <translation>Uma segunda pessoa precisa aprovar esta exclusão</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide on it in a review; it can be deleted once somebody else has approved that.</source>
        <translation>A faixa não foi excluída. Decida sobre ela em uma revisão; ela pode ser excluída depois da aprovação de outra pessoa.</translation>
    </message>
    <message>
        <source>The text was changed after it was decided on</source>
        <translation>O texto foi alterado depois da decisão</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide again, in the review.</source>
        <translation>A faixa não foi excluída. Decida de novo, na revisão.</translation>
    </message>
    <message>
        <source>DatoCMS hasn’t finished in time</source>
        <translation>O DatoCMS não terminou a tempo</translation>
    </message>
    <message>
        <source>The track is still listed after {minutes} min. DatoCMS may still delete it. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>A faixa ainda aparece na lista após {minutes}&#xa0;min. O DatoCMS ainda pode excluí-la. Ao tentar novamente, o trackman verifica primeiro e só exclui a faixa se ela ainda estiver lá.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tarefa</translation>
    </message>
    <message>
        <source>No reply came, and the track is still there</source>
        <translation>Nenhuma resposta chegou, e a faixa ainda está lá</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>O trackman verificou durante um minuto. Ao tentar novamente, ele verifica primeiro e só exclui a faixa se ela ainda estiver lá.</translation>
    </message>
</context>
<context>
    <name>RestoreChoice</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Este item não é uma exclusão.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>A faixa não foi excluída.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>A faixa já foi restaurada.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Não há backup.</translation>
    </message>
    <message>
        <source>Being restored…</source>
        <translation>Sendo restaurada…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>Pode ser restaurada</translation>
    </message>
    <message>
        <source>The track is already being restored.</source>
        <translation>A faixa já está sendo restaurada.</translation>
    </message>
    <message>
        <source>No backup: audio can’t be backed up</source>
        <translation>Sem backup: não é possível fazer backup de áudio</translation>
    </message>
    <message>
        <source>No backup: it had failed processing</source>
        <translation>Sem backup: o processamento tinha falhado</translation>
    </message>
    <message>
        <source>No backup: it was still being prepared</source>
        <translation>Sem backup: ainda estava em preparação</translation>
    </message>
    <message>
        <source>No backup: it was deleted without one</source>
        <translation>Sem backup: foi excluída sem backup</translation>
    </message>
    <message>
        <source>There’s no backup: audio can’t be backed up.</source>
        <translation>Não há backup: não é possível fazer backup de áudio.</translation>
    </message>
    <message>
        <source>There’s no backup: it had failed processing.</source>
        <translation>Não há backup: o processamento da faixa tinha falhado.</translation>
    </message>
    <message>
        <source>There’s no backup: it was still being prepared.</source>
        <translation>Não há backup: a faixa ainda estava em preparação.</translation>
    </message>
    <message>
        <source>There’s no backup: it was deleted without one.</source>
        <translation>Não há backup: a faixa foi excluída sem backup.</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message>
        <source>{name} belongs to the project {project}. Open that project first.</source>
        <translation>A faixa {name} pertence ao projeto {project}. Abra esse projeto primeiro.</translation>
    </message>
    <message>
        <source>Nothing was restored, because these tracks belong to other projects: {tracks}. Restore them from there, or select only tracks of this project.</source>
        <translation>Nada foi restaurado, porque estas faixas pertencem a outros projetos: {tracks}. Restaure-as a partir deles ou selecione só faixas deste projeto.</translation>
    </message>
    <message>
        <source>{name} ({project})</source>
        <translation>{name} ({project})</translation>
    </message>
    <message>
        <source>{name} is already being restored.</source>
        <translation>A faixa {name} já está sendo restaurada.</translation>
    </message>
    <message>
        <source>Restore {name} although the video changed?</source>
        <translation>Restaurar {name} embora o vídeo tenha mudado?</translation>
    </message>
    <message>
        <source>{video} was replaced or trimmed since the track was deleted. Its subtitles may no longer fit.</source>
        <translation>O vídeo {video} foi substituído ou cortado desde que a faixa foi excluída. As legendas dela podem não se encaixar mais.</translation>
    </message>
    <message>
        <source>Restore anyway</source>
        <translation>Restaurar mesmo assim</translation>
    </message>
</context>
<context>
    <name>RestoreProgress</name>
    <message>
        <source>Restoring {name}…</source>
        <translation>Restaurando {name}…</translation>
    </message>
    <message>
        <source>Restoring tracks… {done} of {total}</source>
        <translation>Restaurando faixas… {done} de {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks restored.</source>
        <translation>
            <numerusform>%Ln de {total} faixas foi restaurada.</numerusform>
            <numerusform>%Ln de {total} faixas foram restauradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored.</source>
        <translation>
            <numerusform>%Ln faixa restaurada.</numerusform>
            <numerusform>%Ln faixas restauradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be verified. See Activity.</source>
        <translation>
            <numerusform>Não foi possível verificar %Ln faixa. Veja “Atividade”.</numerusform>
            <numerusform>Não foi possível verificar %Ln faixas. Veja “Atividade”.</numerusform>
        </translation>
    </message>
    <message>
        <source>See Activity for the others.</source>
        <translation>Para as outras, veja “Atividade”.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln restauração foi cancelada antes de começar.</numerusform>
            <numerusform>%Ln restaurações foram canceladas antes de começar.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were restored.</source>
        <translation>Nenhuma faixa foi restaurada.</translation>
    </message>
</context>
<context>
    <name>RestoreProgressWording</name>
    <message>
        <source>Waiting to be restored</source>
        <translation>Aguardando para ser restaurada</translation>
    </message>
    <message>
        <source>Uploading subtitles… {percent} %</source>
        <translation>Enviando legendas… {percent}%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Verificando… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}, DatoCMS isn’t responding right now</source>
        <translation>Restaurando… {time}, o DatoCMS não está respondendo no momento</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>O DatoCMS está preparando a faixa… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Comparando legendas… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}</source>
        <translation>Restaurando… {time}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was restored</source>
        <translation>Não está confirmado que a faixa {name} foi restaurada</translation>
    </message>
    <message>
        <source>{name} was not restored: {reason}</source>
        <translation>A faixa {name} não foi restaurada: {reason}</translation>
    </message>
    <message>
        <source>{name} restored; DatoCMS is still preparing it</source>
        <translation>Faixa {name} restaurada; o DatoCMS ainda a está preparando</translation>
    </message>
    <message>
        <source>{name} restored; its subtitles couldn’t be verified</source>
        <translation>Faixa {name} restaurada; não foi possível verificar as legendas</translation>
    </message>
    <message>
        <source>{name} restored with identical subtitles</source>
        <translation>Faixa {name} restaurada com legendas idênticas</translation>
    </message>
    <message>
        <source>{name} restored with the same words, but colours, places or other styling were lost or changed</source>
        <translation>Faixa {name} restaurada com as mesmas palavras, mas cores, posições ou outros estilos se perderam ou mudaram</translation>
    </message>
    <message>
        <source>{name} restored, but its subtitles differ from the backup: {difference}</source>
        <translation>Faixa {name} restaurada, mas as legendas diferem do backup: {difference}</translation>
    </message>
    <message>
        <source>cue {first}</source>
        <extracomment>A part of a sentence: number of the only cue that differs.</extracomment>
        <translation>legenda {first}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, starting with {first}</source>
        <extracomment>A part of a sentence: how many cues differ, and the number of the first.</extracomment>
        <translation>
            <numerusform>%Ln legenda, começando pela {first}</numerusform>
            <numerusform>%Ln legendas, começando pela {first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Restauração não confirmada</translation>
    </message>
    <message>
        <source>Not restored: {reason}</source>
        <translation>Não restaurada: {reason}</translation>
    </message>
    <message>
        <source>Restored; the subtitles couldn’t be verified</source>
        <translation>Restaurada; não foi possível verificar as legendas</translation>
    </message>
    <message>
        <source>Restored; the subtitles are identical</source>
        <translation>Restaurada; as legendas são idênticas</translation>
    </message>
    <message>
        <source>Restored; same words, styling lost or changed</source>
        <translation>Restaurada; mesmas palavras, estilo perdido ou alterado</translation>
    </message>
    <message>
        <source>Restored; the subtitles differ: {difference}</source>
        <translation>Restaurada; as legendas diferem: {difference}</translation>
    </message>
</context>
<context>
    <name>RestoreWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Nenhuma resposta chegou, e a faixa não está lá</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and creates the track only if it’s still missing. Its subtitles are kept on this computer.</source>
        <translation>O trackman verificou durante um minuto. Ao tentar novamente, ele verifica primeiro e só cria a faixa se ela ainda faltar. As legendas dela são mantidas neste computador.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>DatoCMS created the track but couldn’t prepare it</source>
        <translation>O DatoCMS criou a faixa, mas não conseguiu prepará-la</translation>
    </message>
    <message>
        <source>The track is listed as errored. Delete it there, then try again. Its subtitles are kept on this computer.</source>
        <translation>A faixa aparece na lista com erro. Exclua-a lá e tente novamente. As legendas dela são mantidas neste computador.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erro</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID da faixa</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Outra faixa se chama {name}</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name. Choose another name, or replace the other track.</source>
        <translation>Cada faixa de legendas (ou de áudio) de um vídeo precisa de um nome próprio. Escolha outro nome ou substitua a outra faixa.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>O vídeo foi substituído ou cortado nesse meio-tempo</translation>
    </message>
    <message>
        <source>The subtitles may no longer fit, so nothing was sent. They are kept on this computer.</source>
        <translation>As legendas podem não se encaixar mais; por isso, nada foi enviado. Elas são mantidas neste computador.</translation>
    </message>
    <message>
        <source>Go on anyway…</source>
        <translation>Continuar mesmo assim…</translation>
    </message>
    <message>
        <source>The track is already in the video</source>
        <translation>A faixa já está no vídeo</translation>
    </message>
    <message>
        <source>It was restored before, and the restored track is still in the video. No second track was created.</source>
        <translation>Ela foi restaurada antes, e a faixa restaurada ainda está no vídeo. Nenhuma segunda faixa foi criada.</translation>
    </message>
    <message>
        <source>trackman closed before the old track was deleted</source>
        <translation>O trackman foi fechado antes que a faixa antiga fosse excluída</translation>
    </message>
    <message>
        <source>The new track was removed again. Its subtitles are kept on this computer; you can replace the track again.</source>
        <translation>A nova faixa foi removida. As legendas dela são mantidas neste computador; você pode substituir a faixa novamente.</translation>
    </message>
    <message>
        <source>The new track doesn’t show what was sent</source>
        <translation>A nova faixa não mostra o que foi enviado</translation>
    </message>
    <message>
        <source>DatoCMS created it, but its subtitles differ or can’t be read back. It was removed again. Try again, or ask DatoCMS support.</source>
        <translation>O DatoCMS a criou, mas as legendas diferem ou não podem ser lidas de volta. Ela foi removida. Tente novamente ou consulte o suporte do DatoCMS.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>{name} couldn’t be removed again</source>
        <translation>Não foi possível remover {name}</translation>
    </message>
    <message>
        <source>The video now has both the old track and the new one. Delete the new one yourself, or delete the old one if you want to keep the new.</source>
        <translation>O vídeo agora tem a faixa antiga e a nova. Exclua a nova por conta própria, ou exclua a antiga se quiser manter a nova.</translation>
    </message>
    <message>
        <source>Somebody else replaced the track meanwhile</source>
        <translation>Outra pessoa substituiu a faixa nesse meio-tempo</translation>
    </message>
    <message>
        <source>The video has their track, and yours was removed again. Your subtitles are kept on this computer. Look at the new track, then replace it if you still want to.</source>
        <translation>O vídeo tem a faixa dessa pessoa, e a sua foi removida. Suas legendas são mantidas neste computador. Confira a nova faixa e substitua-a se ainda quiser.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Can edit tracks: {answer}. {reason}</source>
        <translation>Pode editar faixas: {answer}. {reason}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconhecido</translation>
    </message>
    <message>
        <source>{name}, built into the project</source>
        <translation>{name}, integrado ao projeto</translation>
    </message>
    <message>
        <source>{name}, role {role}</source>
        <translation>{name}, função {role}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · principal</translation>
    </message>
    <message>
        <source>The token isn’t allowed to list them.</source>
        <translation>O token não tem permissão para listá-los.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <extracomment>{names} is a list of sandboxes; the others are only counted.</extracomment>
        <translation>
            <numerusform>{names} e mais %Ln</numerusform>
            <numerusform>{names} e mais %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Sandboxes (read-only): {names}</source>
        <translation>Sandboxes (somente leitura): {names}</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Conectado como</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Ambientes</translation>
    </message>
    <message>
        <source>Can edit tracks</source>
        <translation>Pode editar faixas</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Deleted</source>
        <translation>Excluída</translation>
    </message>
</context>
<context>
    <name>ReviewChoices</name>
    <message>
        <source>Delete as soon as I decide</source>
        <translation>Excluir assim que eu decidir</translation>
    </message>
    <message>
        <source>Delete only what a second person has approved</source>
        <translation>Excluir só o que uma segunda pessoa aprovou</translation>
    </message>
    <message>
        <source>A second person has to approve deletions first.</source>
        <translation>Uma segunda pessoa precisa aprovar as exclusões antes.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Igual ao sistema</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Você</translation>
    </message>
    <message>
        <source>Your name in reviews</source>
        <translation>Seu nome nas revisões</translation>
    </message>
    <message>
        <source>Stands beside your decisions and notes, also in the files you hand on.</source>
        <translation>Aparece ao lado das suas decisões e notas, também nos arquivos que você passa adiante.</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisões</translation>
    </message>
    <message>
        <source>Otherwise, your deletions wait in a list that you look over first. What can’t be restored waits there in any case.</source>
        <translation>Caso contrário, suas exclusões aguardam em uma lista que você confere antes. O que não pode ser restaurado aguarda lá em qualquer caso.</translation>
    </message>
    <message>
        <source>Second approval</source>
        <translation>Segunda aprovação</translation>
    </message>
    <message>
        <source>In the primary environment, tracks can then only be deleted from a review, once another person has approved it.</source>
        <translation>No ambiente principal, as faixas então só podem ser excluídas a partir de uma revisão, depois da aprovação de outra pessoa.</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>There are no tracks to review.</source>
        <translation>Não há faixas para revisar.</translation>
    </message>
    <message numerus="yes">
        <source>A review holds %Ln tracks at most. It has the first ones.</source>
        <translation>
            <numerusform>Uma revisão comporta no máximo %Ln faixa. Ela contém a primeira.</numerusform>
            <numerusform>Uma revisão comporta no máximo %Ln faixas. Ela contém as primeiras.</numerusform>
        </translation>
    </message>
    <message>
        <source>The fixed text is being published…</source>
        <translation>Publicando o texto corrigido…</translation>
    </message>
    <message>
        <source>You haven’t decided anything yet.</source>
        <translation>Você ainda não decidiu nada.</translation>
    </message>
    <message>
        <source>Wait until the subtitles are on screen, or skip the track.</source>
        <translation>Espere até que as legendas apareçam na tela ou pule a faixa.</translation>
    </message>
    <message>
        <source>Enter a reason first. Return then deletes the track.</source>
        <translation>Informe um motivo primeiro. Enter então exclui a faixa.</translation>
    </message>
    <message>
        <source>This is the last track.</source>
        <translation>Esta é a última faixa.</translation>
    </message>
    <message>
        <source>This is the first track.</source>
        <translation>Esta é a primeira faixa.</translation>
    </message>
    <message>
        <source>Decision taken back.</source>
        <translation>Decisão retirada.</translation>
    </message>
    <message>
        <source>Nothing was decided: a deletion needs a reason.</source>
        <translation>Nada foi decidido: uma exclusão precisa de um motivo.</translation>
    </message>
    <message>
        <source>The decision was carried out already. Undo takes it back first.</source>
        <translation>A decisão já foi aplicada. Reverta-a antes com “Desfazer”.</translation>
    </message>
    <message>
        <source>Fixing {name}. The review goes on at {place} when you leave the editor.</source>
        <translation>Corrigindo {name}. A revisão continua na faixa {place} quando você sair do editor.</translation>
    </message>
    <message>
        <source>The review waits at {place}.</source>
        <translation>A revisão aguarda na faixa {place}.</translation>
    </message>
</context>
<context>
    <name>ReviewEnding</name>
    <message>
        <source>Back to the videos</source>
        <translation>Voltar aos vídeos</translation>
    </message>
    <message>
        <source>There are no tracks in this queue</source>
        <translation>Não há faixas nesta fila</translation>
    </message>
    <message>
        <source>Choose tracks among all tracks, by a rule or by a search, to review them.</source>
        <translation>Escolha faixas em “Todas as faixas”, por uma regra ou por uma pesquisa, para revisá-las.</translation>
    </message>
    <message numerus="yes">
        <source>Look over %Ln deletions…</source>
        <translation>
            <numerusform>Conferir %Ln exclusão…</numerusform>
            <numerusform>Conferir %Ln exclusões…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go through %Ln skipped tracks</source>
        <translation>
            <numerusform>Rever %Ln faixa pulada</numerusform>
            <numerusform>Rever %Ln faixas puladas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided</source>
        <translation>
            <numerusform>%Ln faixa está decidida</numerusform>
            <numerusform>%Ln faixas estão decididas</numerusform>
        </translation>
    </message>
    <message>
        <source>All tracks have been looked at</source>
        <translation>Todas as faixas foram vistas</translation>
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
        <translation>Nota</translation>
    </message>
    <message>
        <source>Return saves it, Escape leaves it.</source>
        <translation>Enter a salva; Esc sai sem salvar.</translation>
    </message>
    <message>
        <source>Return takes it, Down offers reasons.</source>
        <translation>Enter o aceita; a seta para baixo oferece motivos.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>What others should know about this track</source>
        <translation>O que outras pessoas devem saber sobre esta faixa</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Back to the videos</source>
        <translation>Voltar aos vídeos</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Faixa anterior</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Próxima faixa</translation>
    </message>
    <message>
        <source>Decisions…</source>
        <translation>Decisões…</translation>
    </message>
    <message>
        <source>The review has no other tracks.</source>
        <translation>A revisão não tem outras faixas.</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decididas</translation>
    </message>
    <message>
        <source>Leave the review; it stays as it is</source>
        <translation>Sair da revisão; ela fica como está</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Faixa anterior, sem decidir</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Próxima faixa, sem decidir</translation>
    </message>
    <message>
        <source>Look over what was decided, and carry it out</source>
        <translation>Conferir o que foi decidido e aplicá-lo</translation>
    </message>
</context>
<context>
    <name>ReviewKeysBar</name>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Manter a faixa</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Excluir a faixa</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corrigir</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back here</source>
        <translation>Corrigir as legendas no editor e depois voltar aqui</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Pular</translation>
    </message>
    <message>
        <source>Leave the track for later</source>
        <translation>Deixar a faixa para depois</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Informar um motivo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Write a note on the track</source>
        <translation>Escrever uma nota sobre a faixa</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Undo your last decision and go back to it</source>
        <translation>Desfazer sua última decisão e voltar a ela</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Ocorrência</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>Ir para a próxima ocorrência</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproduzir</translation>
    </message>
    <message>
        <source>Play from the selected cue</source>
        <translation>Reproduzir a partir da legenda selecionada</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Put another language of this video beside the text</source>
        <translation>Pôr outro idioma deste vídeo ao lado do texto</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versão</translation>
    </message>
    <message>
        <source>Put a saved version of this track beside the text</source>
        <translation>Pôr uma versão salva desta faixa ao lado do texto</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Show what a deletion means, and what was done before</source>
        <translation>Mostrar as consequências de uma exclusão e o que foi feito antes</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Revisão</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln ocorrência</numerusform>
            <numerusform>%Ln ocorrências</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Nenhuma ocorrência</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Nothing was noticed in this text.</source>
        <translation>Nada foi notado neste texto.</translation>
    </message>
</context>
<context>
    <name>ReviewQueuesController</name>
    <message>
        <source>Everything in it could be recovered.</source>
        <translation>Foi possível recuperar tudo o que havia nele.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions and notes could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</source>
        <translation>
            <numerusform>Foi possível recuperar %Ln decisão ou nota; outras podem faltar. Abra os arquivos que você salvou das suas revisões para adicionar o que falta.</numerusform>
            <numerusform>Foi possível recuperar %Ln decisões e notas; outras podem faltar. Abra os arquivos que você salvou das suas revisões para adicionar o que falta.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of your reviews was damaged. {found} The damaged file is kept: {path}</source>
        <translation>O arquivo das suas revisões estava danificado. {found} O arquivo danificado foi guardado: {path}</translation>
    </message>
    <message>
        <source>Open a review</source>
        <translation>Abrir uma revisão</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Lendo {file}…</translation>
    </message>
    <message>
        <source>Adding {file} to your reviews…</source>
        <translation>Adicionando {file} às suas revisões…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved</source>
        <translation>
            <numerusform>%Ln exclusão aprovada</numerusform>
            <numerusform>%Ln exclusões aprovadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused</source>
        <translation>
            <numerusform>%Ln exclusão recusada</numerusform>
            <numerusform>%Ln exclusões recusadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln exclusão aguarda aprovação</numerusform>
            <numerusform>%Ln exclusões aguardam aprovação</numerusform>
        </translation>
    </message>
    <message>
        <source>Added to {name}.</source>
        <translation>Adicionado a {name}.</translation>
    </message>
    <message>
        <source>In it now: {found}.</source>
        <extracomment>{found} is such as “2 deletions approved, 1 deletion waits for approval”.</extracomment>
        <translation>Agora contém: {found}.</translation>
    </message>
    <message>
        <source>Save review as file</source>
        <translation>Salvar revisão como arquivo</translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Revisão salva como {file}.</translation>
    </message>
    <message>
        <source>Tracks of one video stay together, so this can’t be split.</source>
        <translation>As faixas de um mesmo vídeo ficam juntas; por isso, esta revisão não pode ser dividida.</translation>
    </message>
    <message>
        <source>Save the parts in</source>
        <translation>Salvar as partes em</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts saved in {folder}.</source>
        <translation>
            <numerusform>%Ln parte salva em {folder}.</numerusform>
            <numerusform>%Ln partes salvas em {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln decisão contida nela também é removida. Ela está só neste computador, a menos que você tenha salvado a revisão como arquivo. Nenhuma faixa é excluída.</numerusform>
            <numerusform>%Ln decisões contidas nela também são removidas. Elas estão só neste computador, a menos que você tenha salvado a revisão como arquivo. Nenhuma faixa é excluída.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln nota contida nela também é removida. Ela está só neste computador, a menos que você tenha salvado a revisão como arquivo. Nenhuma faixa é excluída.</numerusform>
            <numerusform>%Ln notas contidas nela também são removidas. Elas estão só neste computador, a menos que você tenha salvado a revisão como arquivo. Nenhuma faixa é excluída.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is decided in it yet. No tracks are deleted.</source>
        <translation>Nada foi decidido nela ainda. Nenhuma faixa é excluída.</translation>
    </message>
    <message>
        <source>Delete the review {name}?</source>
        <translation>Excluir a revisão {name}?</translation>
    </message>
    <message>
        <source>Delete review</source>
        <translation>Excluir revisão</translation>
    </message>
    <message>
        <source>Save the statistics</source>
        <translation>Salvar as estatísticas</translation>
    </message>
    <message>
        <source>Statistics saved to {file}.</source>
        <translation>Estatísticas salvas em {file}.</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas da web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Pastas de trabalho do Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelas (*.csv)</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisões</translation>
    </message>
</context>
<context>
    <name>ReviewReturnStrip</name>
    <message>
        <source>Back to the review</source>
        <translation>Voltar à revisão</translation>
    </message>
    <message>
        <source>Goes on with the review where it was left</source>
        <translation>Continua a revisão de onde parou</translation>
    </message>
</context>
<context>
    <name>ReviewSound</name>
    <message>
        <source>Check sound</source>
        <translation>Verificar áudio</translation>
    </message>
    <message>
        <source>Check queue</source>
        <translation>Verificar fila</translation>
    </message>
    <message>
        <source>Sound not checked yet</source>
        <translation>Áudio ainda não verificado</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound. trackman asks before it streams.</source>
        <translation>Verificar se o texto está em sincronia com o áudio. O trackman pergunta antes de transmitir.</translation>
    </message>
    <message>
        <source>Only subtitles of a video can be checked.</source>
        <translation>Só é possível verificar as legendas de um vídeo.</translation>
    </message>
    <message>
        <source>Check all texts of the queue, one after another. trackman asks first.</source>
        <translation>Verificar todos os textos da fila, um após o outro. O trackman pergunta antes.</translation>
    </message>
</context>
<context>
    <name>ReviewStatisticsDialog</name>
    <message>
        <source>Statistics of {name}</source>
        <translation>Estatísticas de {name}</translation>
    </message>
    <message>
        <source>The file lists every track with decision, reason, notes, findings and the text it was decided on, and counts them by person, reason, language and kind.</source>
        <translation>O arquivo lista todas as faixas com decisão, motivo, notas, ocorrências e o texto sobre o qual se decidiu, e as conta por pessoa, motivo, idioma e tipo.</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Decisões divergentes</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Sem decisão</translation>
    </message>
    <message>
        <source>Time a track (median)</source>
        <translation>Tempo por faixa (mediana)</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Tempo total</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Excluída</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <extracomment>A person and how many tracks that person decided on.</extracomment>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguém</translation>
    </message>
</context>
<context>
    <name>ReviewTrackBar</name>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Mostrar todas as consequências da exclusão</translation>
    </message>
    <message>
        <source>Show what was done to this track before</source>
        <translation>Mostrar o que já foi feito com esta faixa</translation>
    </message>
</context>
<context>
    <name>ReviewWording</name>
    <message>
        <source>Kept</source>
        <translation>Mantida</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>A excluir</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corrigida</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Pulada</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Decisões divergentes</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Não excluída</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Excluída e restaurada</translation>
    </message>
    <message>
        <source>Deletion applied</source>
        <translation>Exclusão aplicada</translation>
    </message>
    <message>
        <source>From a file that was changed by hand; decide again to confirm it. {said}</source>
        <extracomment>{said} is a sentence: who decided, when and why.</extracomment>
        <translation>De um arquivo que foi alterado à mão; decida de novo para confirmar. {said}</translation>
    </message>
    <message>
        <source>{decisions}. Your decision settles it.</source>
        <translation>{decisions}. A sua decisão resolve.</translation>
    </message>
    <message>
        <source>You decided {ago}.</source>
        <translation>Você decidiu {ago}.</translation>
    </message>
    <message>
        <source>You decided {ago}: {reason}</source>
        <translation>Você decidiu {ago}: {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}: {reason}</source>
        <translation>{name} decidiu {ago}: {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}.</source>
        <translation>{name} decidiu {ago}.</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>The person at this computer, in place of a name: “You: Kept”.</extracomment>
        <translation>Você</translation>
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
        <translation>Motivo: {reason}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
    <message>
        <source>Everything is decided</source>
        <translation>Tudo está decidido</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>Falta %Ln</numerusform>
            <numerusform>Faltam %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{left}, about {time} ({each} s a track)</source>
        <translation>{left}, cerca de {time} ({each} s/faixa)</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln mantida</numerusform>
            <numerusform>%Ln mantidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln exclusão</numerusform>
            <numerusform>%Ln exclusões</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed</source>
        <translation>
            <numerusform>%Ln corrigida</numerusform>
            <numerusform>%Ln corrigidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln pulada</numerusform>
            <numerusform>%Ln puladas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Select a single row first.</source>
        <translation>Selecione uma única linha primeiro.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar detalhes</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir vídeo</translation>
    </message>
    <message>
        <source>The track has no ID.</source>
        <translation>A faixa não tem ID.</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Copiar IDs das faixas</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copiar ID da faixa</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln rows as text</source>
        <translation>
            <numerusform>Copiar %Ln linha como texto</numerusform>
            <numerusform>Copiar %Ln linhas como texto</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Legendas ocultas</translation>
    </message>
    <message>
        <source>Name contains</source>
        <translation>O nome contém</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicatas</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Ocorrências</translation>
    </message>
    <message>
        <source>Subtitles contain</source>
        <translation>As legendas contêm</translation>
    </message>
    <message>
        <source>Video is used</source>
        <translation>O vídeo é usado</translation>
    </message>
    <message>
        <source>Video tag</source>
        <translation>Tag do vídeo</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Coleção</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Qualquer</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Áudio</translation>
    </message>
    <message>
        <source>One of these</source>
        <translation>Um destes</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Nenhum destes</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronta</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Em preparação</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Com erro</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>Don’t matter</source>
        <translation>Não importam</translation>
    </message>
    <message>
        <source>Same language</source>
        <translation>Mesmo idioma</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Mesmo nome</translation>
    </message>
    <message>
        <source>Same subtitles</source>
        <translation>Mesmas legendas</translation>
    </message>
    <message>
        <source>Keep the one seen first</source>
        <translation>Manter a que foi vista primeiro</translation>
    </message>
    <message>
        <source>Keep the one seen last</source>
        <translation>Manter a que foi vista por último</translation>
    </message>
    <message>
        <source>Keep the one with fewest findings</source>
        <translation>Manter a que tem menos ocorrências</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>Alguma</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhuma</translation>
    </message>
    <message>
        <source>In records</source>
        <translation>Em registros</translation>
    </message>
    <message>
        <source>In no record</source>
        <translation>Em nenhum registro</translation>
    </message>
    <message>
        <source>Duplicates in a video</source>
        <translation>Duplicatas em um vídeo</translation>
    </message>
    <message>
        <source>Video collection</source>
        <translation>Coleção do vídeo</translation>
    </message>
</context>
<context>
    <name>RuleNameQuestion</name>
    <message>
        <source>Save this rule</source>
        <translation>Salvar esta regra</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Nome da regra</translation>
    </message>
    <message>
        <source>A rule with this name exists and will be replaced.</source>
        <translation>Já existe uma regra com este nome, e ela será substituída.</translation>
    </message>
</context>
<context>
    <name>RulesButton</name>
    <message>
        <source>New rule</source>
        <translation>Nova regra</translation>
    </message>
    <message>
        <source>Rule: {name}</source>
        <translation>Regra: {name}</translation>
    </message>
    <message>
        <source>Open, save and share rules</source>
        <translation>Abrir, salvar e compartilhar regras</translation>
    </message>
    <message>
        <source>Choose a condition first.</source>
        <translation>Escolha uma condição primeiro.</translation>
    </message>
    <message>
        <source>Save this rule…</source>
        <translation>Salvar esta regra…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Salvar como arquivo…</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Abrir arquivo…</translation>
    </message>
    <message>
        <source>Delete {rule}</source>
        <translation>Excluir {rule}</translation>
    </message>
</context>
<context>
    <name>RulesController</name>
    <message>
        <source>Rules</source>
        <translation>Regras</translation>
    </message>
    <message>
        <source>Open rule</source>
        <translation>Abrir regra</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nova regra</translation>
    </message>
    <message>
        <source>Save rule as file</source>
        <translation>Salvar regra como arquivo</translation>
    </message>
    <message>
        <source>{title} The rule was not saved as a file.</source>
        <translation>{title} A regra não foi salva como arquivo.</translation>
    </message>
    <message>
        <source>Rule saved as {file}.</source>
        <translation>Regra salva como {file}.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>Regras</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Marcar tudo</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Desmarcar tudo</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Manter só estes idiomas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Looking for tracks…</source>
        <translation>Procurando faixas…</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln more unticked</source>
        <extracomment>{tracks} is such as “41 tracks of 12 videos”.</extracomment>
        <translation>
            <numerusform>{tracks}, mais %Ln não marcada</numerusform>
            <numerusform>{tracks}, mais %Ln não marcadas</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Nenhuma faixa</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>E mais %Ln.</numerusform>
            <numerusform>E mais %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Nenhum vídeo perde suas últimas legendas.</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Marque um idioma primeiro.</translation>
    </message>
    <message>
        <source>Wait until the tracks are counted.</source>
        <translation>Espere até as faixas serem contadas.</translation>
    </message>
    <message>
        <source>Tick a track first.</source>
        <translation>Marque uma faixa primeiro.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks…</source>
        <translation>
            <numerusform>Excluir %Ln faixa…</numerusform>
            <numerusform>Excluir %Ln faixas…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Excluir…</translation>
    </message>
    <message>
        <source>trackman asks once more, with what follows</source>
        <translation>O trackman pergunta mais uma vez e informa as consequências</translation>
    </message>
    <message numerus="yes">
        <source>Review %Ln tracks</source>
        <translation>
            <numerusform>Revisar %Ln faixa</numerusform>
            <numerusform>Revisar %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Judge the ticked tracks one after another</source>
        <translation>Avaliar as faixas marcadas, uma após a outra</translation>
    </message>
    <message>
        <source>Tracks chosen by a rule</source>
        <translation>Faixas escolhidas por uma regra</translation>
    </message>
    <message>
        <source>Tick every track in the list</source>
        <translation>Marcar todas as faixas da lista</translation>
    </message>
    <message>
        <source>Untick every track, to tick only a few</source>
        <translation>Desmarcar todas as faixas, para marcar só algumas</translation>
    </message>
    <message>
        <source>Choose languages; the rule then means all others</source>
        <translation>Escolher idiomas; a regra passa a abranger todos os outros</translation>
    </message>
    <message>
        <source>Close; nothing is deleted</source>
        <translation>Fechar; nada é excluído</translation>
    </message>
    <message>
        <source>Change the conditions, or refresh the list with a scan.</source>
        <translation>Altere as condições ou atualize a lista com uma varredura.</translation>
    </message>
    <message>
        <source>No track fits this rule</source>
        <translation>Nenhuma faixa atende a esta regra</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Also read subtitles</source>
        <translation>Ler também as legendas</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>Ler tudo de novo</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Fazer varredura</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Fazendo varredura…</translation>
    </message>
    <message>
        <source>Reads what is new or changed since the last scan</source>
        <translation>Lê o que é novo ou mudou desde a última varredura</translation>
    </message>
    <message>
        <source>Reads the tracks of all videos again, whether or not they seem changed</source>
        <translation>Lê novamente as faixas de todos os vídeos, pareçam alterados ou não</translation>
    </message>
    <message>
        <source>Goes on with the scan where it stopped</source>
        <translation>Continua a varredura de onde ela parou</translation>
    </message>
    <message>
        <source>Stops the scan. What was read is kept.</source>
        <translation>Interrompe a varredura. O que foi lido é mantido.</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Lê também as legendas de todas as faixas, para que possam ser pesquisadas</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Progresso da varredura</translation>
    </message>
</context>
<context>
    <name>ScanWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vídeo</numerusform>
            <numerusform>%Ln vídeos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln faixa</numerusform>
            <numerusform>%Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}, {tracks} so far</source>
        <translation>{videos}, {tracks} até agora</translation>
    </message>
    <message>
        <source>{videos}, {tracks}; looked at {ago}</source>
        <extracomment>Such as “2,000 videos, 11,402 tracks; looked at 3 minutes ago”.</extracomment>
        <translation>{videos}, {tracks}; última leitura {ago}</translation>
    </message>
    <message>
        <source>The last scan isn’t complete yet. Resume goes on where it was.</source>
        <translation>A última varredura ainda não está completa. “Retomar” continua de onde ela parou.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were never looked at.</source>
        <translation>
            <numerusform>%Ln vídeo nunca foi examinado.</numerusform>
            <numerusform>%Ln vídeos nunca foram examinados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read.</source>
        <translation>
            <numerusform>As legendas de %Ln faixa foram lidas.</numerusform>
            <numerusform>As legendas de %Ln faixas foram lidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list of videos…</source>
        <translation>Lendo a lista de vídeos…</translation>
    </message>
    <message>
        <source>Reading tracks…</source>
        <translation>Lendo faixas…</translation>
    </message>
    <message>
        <source>Reading subtitles…</source>
        <translation>Lendo legendas…</translation>
    </message>
    <message>
        <source>Reading the list of videos: {done} of {total}</source>
        <translation>Lendo a lista de vídeos: {done} de {total}</translation>
    </message>
    <message>
        <source>Reading tracks: {done} of {total} videos</source>
        <translation>Lendo faixas: {done} de {total} vídeos</translation>
    </message>
    <message>
        <source>Reading subtitles: {done} of {total} tracks</source>
        <translation>Lendo legendas: {done} de {total} faixas</translation>
    </message>
    <message>
        <source>{reason} Waiting; the scan goes on by itself.</source>
        <translation>{reason} Aguardando; a varredura continua sozinha.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls so far</source>
        <translation>
            <numerusform>%Ln chamada de API até agora</numerusform>
            <numerusform>%Ln chamadas de API até agora</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>resta menos de um minuto</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>resta cerca de %Ln minuto</numerusform>
            <numerusform>restam cerca de %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours left</source>
        <translation>
            <numerusform>resta cerca de %Ln hora</numerusform>
            <numerusform>restam cerca de %Ln horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls used this month</source>
        <translation>
            <numerusform>%Ln chamada de API usada neste mês</numerusform>
            <numerusform>%Ln chamadas de API usadas neste mês</numerusform>
        </translation>
    </message>
    <message>
        <source>{spent} of {limit} API calls used this month</source>
        <translation>{spent} de {limit} chamadas de API usadas neste mês</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls</source>
        <translation>
            <numerusform>%Ln chamada de API</numerusform>
            <numerusform>%Ln chamadas de API</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}: {calls}, {time}</source>
        <extracomment>Such as “2,000 videos: 2,008 API calls, about 2 minutes”.</extracomment>
        <translation>{videos}: {calls}, {time}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de um minuto</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes</source>
        <translation>
            <numerusform>cerca de %Ln minuto</numerusform>
            <numerusform>cerca de %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours</source>
        <translation>
            <numerusform>cerca de %Ln hora</numerusform>
            <numerusform>cerca de %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read is kept. Resume goes on where it was.</source>
        <translation>O que foi lido é mantido. “Retomar” continua de onde a varredura parou.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos can’t be played, so they have no tracks.</source>
        <translation>
            <numerusform>%Ln vídeo não pode ser reproduzido, portanto não tem faixas.</numerusform>
            <numerusform>%Ln vídeos não podem ser reproduzidos, portanto não têm faixas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are new.</source>
        <translation>
            <numerusform>%Ln faixa é nova.</numerusform>
            <numerusform>%Ln faixas são novas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks vanished.</source>
        <translation>
            <numerusform>%Ln faixa desapareceu.</numerusform>
            <numerusform>%Ln faixas desapareceram.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subtitles couldn’t be read; the next scan tries again.</source>
        <translation>
            <numerusform>Não foi possível ler as legendas de %Ln faixa; a próxima varredura tenta novamente.</numerusform>
            <numerusform>Não foi possível ler as legendas de %Ln faixas; a próxima varredura tenta novamente.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan complete</source>
        <translation>Varredura completa</translation>
    </message>
    <message>
        <source>Scan paused</source>
        <translation>Varredura em pausa</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached. Check the internet connection.</source>
        <translation>Não é possível acessar o DatoCMS. Verifique a conexão com a internet.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests: others use the project at the same time.</source>
        <translation>O DatoCMS está limitando as solicitações: outras pessoas usam o projeto ao mesmo tempo.</translation>
    </message>
    <message>
        <source>The API calls of the plan are used up. Resume next month, or ask the project’s owner to raise the limit.</source>
        <translation>As chamadas de API do plano se esgotaram. Retome no próximo mês ou peça ao proprietário do projeto que aumente o limite.</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read the media area any more. Sign in again with another token.</source>
        <translation>O token não tem mais permissão para ler a área de mídia. Entre novamente com outro token.</translation>
    </message>
    <message>
        <source>The environment was switched or removed. Choose it again in the project menu, then resume.</source>
        <translation>O ambiente foi trocado ou removido. Escolha-o novamente no menu do projeto e retome.</translation>
    </message>
    <message>
        <source>This computer’s disk is full. Free some space, then resume.</source>
        <translation>O disco deste computador está cheio. Libere espaço e retome.</translation>
    </message>
    <message>
        <source>The reply of DatoCMS couldn’t be read. Try again later.</source>
        <translation>Não foi possível ler a resposta do DatoCMS. Tente novamente mais tarde.</translation>
    </message>
    <message>
        <source>What was read couldn’t be kept on this computer. See Help › Log for the reason.</source>
        <translation>Não foi possível guardar neste computador o que foi lido. Veja o motivo em Ajuda › Log.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln vídeo foi examinado.</numerusform>
            <numerusform>Todos os %Ln vídeos foram examinados.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video showed a sign of a change, so none was looked at again.</source>
        <translation>Nenhum vídeo mostrou sinal de mudança, portanto nenhum foi examinado de novo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln vídeo foi examinado.</numerusform>
            <numerusform>%Ln vídeos foram examinados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others showed no sign of a change and were not looked at.</source>
        <translation>
            <numerusform>%Ln outro não mostrou sinal de mudança e não foi examinado.</numerusform>
            <numerusform>%Ln outros não mostraram sinal de mudança e não foram examinados.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at one was {since}.</source>
        <extracomment>{since} is such as “3 days ago”.</extracomment>
        <translation>O exame mais antigo: {since}.</translation>
    </message>
    <message>
        <source>Some videos were last looked at {ago}.</source>
        <translation>Alguns vídeos foram examinados pela última vez {ago}.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Video player</source>
        <translation>Player de vídeo</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproduzir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>Reproduzir a partir de {time}</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search subtitles</source>
        <translation>Pesquisar legendas</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Em qualquer lugar</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Próximo</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Não encontrado</translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln times</source>
        <translation>
            <numerusform>Encontrado %Ln vez</numerusform>
            <numerusform>Encontrado %Ln vezes</numerusform>
        </translation>
    </message>
    <message>
        <source>{current} of {count} and more</source>
        <translation>{current} de {count} ou mais</translation>
    </message>
    <message>
        <source>{current} of {count}</source>
        <translation>{current} de {count}</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>Palavra inteira</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expressão regular</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search videos</source>
        <translation>Pesquisar vídeos</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Limpar pesquisa</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The last change could not be recorded in the journal. {title}. {text}</source>
        <translation>Não foi possível registrar a última alteração no diário. {title}. {text}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Start muted</source>
        <translation>Iniciar sem som</translation>
    </message>
    <message>
        <source>Tell me when I’m elsewhere</source>
        <translation>Avisar quando eu estiver em outra janela</translation>
    </message>
    <message>
        <source>Empty cache</source>
        <translation>Esvaziar cache</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir pasta</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Restaurar padrões</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Wait for the running work to finish before you change the language.</source>
        <translation>Aguarde o fim do trabalho em andamento antes de mudar o idioma.</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Calculando o tamanho…</translation>
    </message>
    <message>
        <source>The cache is empty.</source>
        <translation>O cache está vazio.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} em uso.</translation>
    </message>
    <message>
        <source>trackman works as fast as DatoCMS allows.</source>
        <translation>O trackman trabalha tão rápido quanto o DatoCMS permite.</translation>
    </message>
    <message>
        <source>This leaves capacity for colleagues and other programs.</source>
        <translation>Isso deixa capacidade para colegas e outros programas.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Igual ao sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ativado</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desativado</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Also sets how dates, sizes and the names of languages are written.</source>
        <translation>Também define como são escritos datas, tamanhos e nomes de idiomas.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Mais contraste</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Preto, branco e cores fortes, com linhas em volta de tudo.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Menos movimento</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>O indicador de progresso fica parado; o texto dele continua mudando.</translation>
    </message>
    <message>
        <source>Playing videos</source>
        <translation>Reprodução de vídeos</translation>
    </message>
    <message>
        <source>When long work has ended</source>
        <translation>Ao terminar um trabalho longo</translation>
    </message>
    <message>
        <source>Working with DatoCMS</source>
        <translation>Trabalho com o DatoCMS</translation>
    </message>
    <message>
        <source>Give up waiting after</source>
        <translation>Desistir de esperar após</translation>
    </message>
    <message>
        <source>trackman then checks whether the track is still there.</source>
        <translation>O trackman então verifica se a faixa ainda está lá.</translation>
    </message>
    <message>
        <source>Share of the API limit</source>
        <translation>Parcela do limite de API</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Neste computador</translation>
    </message>
    <message>
        <source>Thumbnail cache</source>
        <translation>Cache de miniaturas</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Pasta de dados</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Geral</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Exclusão</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Verificações</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisões</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avançado</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
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
        <translation>Deslocar tempos</translation>
    </message>
    <message>
        <source>Seconds to shift by</source>
        <translation>Segundos a deslocar</translation>
    </message>
    <message>
        <source>Shift all cues</source>
        <translation>Deslocar todas as legendas</translation>
    </message>
    <message>
        <source>Shift from this cue on</source>
        <translation>Deslocar a partir desta legenda</translation>
    </message>
    <message>
        <source>Type seconds such as {seconds} or {time}.</source>
        <extracomment>Examples such as “0.5” and “−1:02.25”, with the decimal mark of the language.</extracomment>
        <translation>Digite segundos, como {seconds} ou {time}.</translation>
    </message>
    <message>
        <source>Cues can be shifted at most {time} earlier, to the video’s beginning.</source>
        <translation>As legendas podem ser adiantadas no máximo {time}, até o início do vídeo.</translation>
    </message>
</context>
<context>
    <name>SideButtons</name>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Keep only this one</source>
        <translation>Manter só esta</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>A faixa {name} foi excluída.</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>Excluir {name}</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Add a project</source>
        <translation>Adicionar um projeto</translation>
    </message>
    <message>
        <source>Sign in to your project</source>
        <translation>Entrar no seu projeto</translation>
    </message>
    <message>
        <source>trackman shows the subtitle and audio tracks of your project’s videos and lets you delete them. It needs an API token of the project.</source>
        <translation>O trackman mostra as faixas de legendas e de áudio dos vídeos do seu projeto e permite excluí-las. Ele precisa de um token de API do projeto.</translation>
    </message>
    <message>
        <source>Sign in to {project} again</source>
        <translation>Entrar novamente em {project}</translation>
    </message>
    <message>
        <source>trackman couldn’t get the project’s token from this computer’s keyring. Everything else is kept, and work continues once you sign in again.</source>
        <translation>O trackman não conseguiu obter o token do projeto no chaveiro deste computador. Todo o resto é mantido, e o trabalho continua quando você entrar novamente.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts its token: it was revoked, replaced, or has expired. Everything else is kept, and work continues once you sign in again.</source>
        <translation>O DatoCMS não aceita mais o token: ele foi revogado, substituído ou expirou. Todo o resto é mantido, e o trabalho continua quando você entrar novamente.</translation>
    </message>
    <message>
        <source>Opening {project}</source>
        <translation>Abrindo {project}</translation>
    </message>
    <message>
        <source>The project’s token is in this computer’s keyring. Unlock the keyring, or paste a token.</source>
        <translation>O token do projeto está no chaveiro deste computador. Desbloqueie o chaveiro ou cole um token.</translation>
    </message>
    <message>
        <source>The token works</source>
        <translation>O token funciona</translation>
    </message>
    <message>
        <source>DatoCMS accepts the token. It gives access to:</source>
        <translation>O DatoCMS aceita o token. Ele dá acesso a:</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read its project’s name, so it can’t be kept. trackman will ask for it again the next time you start it.</source>
        <translation>O token não tem permissão para ler o nome do projeto dele; por isso, não pode ser guardado. O trackman vai pedi-lo de novo na próxima vez que você o iniciar.</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Sorted by: {order}</source>
        <translation>Ordem: {order}</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Texts</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Places that don’t fit</source>
        <translation>Trechos fora de sincronia</translation>
    </message>
    <message>
        <source>Return or a click plays from there</source>
        <translation>Enter ou um clique reproduz a partir dali</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Shift in the editor</source>
        <translation>Deslocar no editor</translation>
    </message>
    <message>
        <source>Moves all cues in the editor, in one step that Undo takes back</source>
        <translation>Move todas as legendas no editor, em um só passo que “Desfazer” reverte</translation>
    </message>
    <message>
        <source>Select a text to see how it fits</source>
        <translation>Selecione um texto para ver se está em sincronia</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>SpeechWording</name>
    <message>
        <source>Does {name} fit the sound?</source>
        <translation>{name} está em sincronia com o áudio?</translation>
    </message>
    <message numerus="yes">
        <source>Do %Ln texts fit their sounds?</source>
        <translation>
            <numerusform>%Ln texto está em sincronia com o áudio?</numerusform>
            <numerusform>%Ln textos estão em sincronia com o áudio?</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen to the sound of {name}?</source>
        <translation>Escutar o áudio de {name}?</translation>
    </message>
    <message>
        <source>Listen to the audio track {track} of {name}?</source>
        <translation>Escutar a faixa de áudio {track} de {name}?</translation>
    </message>
    <message numerus="yes">
        <source>Listen to the sounds of %Ln videos?</source>
        <translation>
            <numerusform>Escutar o áudio de %Ln vídeo?</numerusform>
            <numerusform>Escutar o áudio de %Ln vídeos?</numerusform>
        </translation>
    </message>
    <message>
        <source>The sound is examined on this computer and goes nowhere else. trackman remembers where there is speech, so it never has to listen again.</source>
        <translation>O áudio é analisado neste computador e não vai para nenhum outro lugar. O trackman memoriza onde há fala; assim, nunca precisa escutar de novo.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would. It counts towards your DatoCMS quota for streaming, with the length of the video.</source>
        <translation>O trackman transmite o áudio uma vez, como faria um player. Isso é contabilizado na sua cota de streaming do DatoCMS, com a duração do vídeo.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would: {length} count towards your DatoCMS quota for streaming, and about {size} are downloaded at most.</source>
        <translation>O trackman transmite o áudio uma vez, como faria um player: {length} são contabilizados na sua cota de streaming do DatoCMS, e são baixados no máximo cerca de {size}.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escutar</translation>
    </message>
    <message>
        <source>{done} of {count} checked</source>
        <extracomment>Such as “3 of 40 checked”.</extracomment>
        <translation>{done} de {count} verificados</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Aguardando…</translation>
    </message>
    <message>
        <source>Comparing the text with the speech…</source>
        <translation>Comparando o texto com a fala…</translation>
    </message>
    <message>
        <source>Listening… {percent} %</source>
        <translation>Escutando… {percent}%</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Em sincronia</translation>
    </message>
    <message>
        <source>{percent} % too slow</source>
        <translation>{percent}% mais lento</translation>
    </message>
    <message>
        <source>{percent} % too fast</source>
        <translation>{percent}% mais rápido</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <translation>{seconds} s atrasado</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <translation>{seconds} s adiantado</translation>
    </message>
    <message>
        <source>It can’t be told whether the text fits the sound.</source>
        <translation>Não é possível saber se o texto está em sincronia com o áudio.</translation>
    </message>
    <message>
        <source>The text fits the sound.</source>
        <translation>O texto está em sincronia com o áudio.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too slow.</source>
        <translation>O texto está {percent}% mais lento que o áudio.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too fast.</source>
        <translation>O texto está {percent}% mais rápido que o áudio.</translation>
    </message>
    <message>
        <source>The text is {seconds} s late.</source>
        <translation>O texto está {seconds} s atrasado.</translation>
    </message>
    <message>
        <source>The text is {seconds} s early.</source>
        <translation>O texto está {seconds} s adiantado.</translation>
    </message>
    <message>
        <source>The cues begin with the speech, to within a quarter of a second.</source>
        <translation>As legendas começam com a fala, com diferença de no máximo um quarto de segundo.</translation>
    </message>
    <message>
        <source>All cues are off by the same time. Shifting them mends it.</source>
        <translation>Todas as legendas têm a mesma diferença de tempo. Deslocá-las resolve.</translation>
    </message>
    <message>
        <source>At its beginning it is {first}, at its end {last}.</source>
        <translation>No começo, ele está {first}; no fim, {last}.</translation>
    </message>
    <message>
        <source>That is the usual sign of subtitles made for a picture of {was} frames per second, while this one has {now}.</source>
        <translation>É o sinal típico de legendas feitas para um vídeo de {was} quadros por segundo, enquanto este tem {now}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places with speech but no text.</source>
        <translation>
            <numerusform>%Ln trecho com fala, mas sem texto.</numerusform>
            <numerusform>%Ln trechos com fala, mas sem texto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues where nobody speaks.</source>
        <translation>
            <numerusform>%Ln legenda em que ninguém fala.</numerusform>
            <numerusform>%Ln legendas em que ninguém fala.</numerusform>
        </translation>
    </message>
    <message>
        <source>All speech has text, and all text is spoken.</source>
        <translation>Toda a fala tem texto, e todo o texto é falado.</translation>
    </message>
    <message>
        <source>{begin} – {end} · Speech without text</source>
        <translation>{begin} – {end} · Fala sem texto</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cue {number}: nobody speaks</source>
        <translation>{begin} – {end} · Legenda {number}: ninguém fala</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cues {first} to {last}: nobody speaks</source>
        <translation>{begin} – {end} · Legendas {first} a {last}: ninguém fala</translation>
    </message>
    <message>
        <source>{speech} of speech in {length} of sound</source>
        <translation>{speech} de fala em {length} de áudio</translation>
    </message>
    <message>
        <source>The video has no stream, or not any more. Refresh, then try again.</source>
        <translation>O vídeo não tem transmissão, ou não a tem mais. Atualize e tente novamente.</translation>
    </message>
    <message>
        <source>The stream is protected, so trackman can’t listen to it.</source>
        <translation>A transmissão é protegida; por isso, o trackman não consegue escutá-la.</translation>
    </message>
    <message>
        <source>The stream server can’t be reached. Check your connection, then try again.</source>
        <translation>Não é possível acessar o servidor de streaming. Verifique sua conexão e tente novamente.</translation>
    </message>
    <message>
        <source>The stream broke off. Try again.</source>
        <translation>A transmissão foi interrompida. Tente novamente.</translation>
    </message>
    <message>
        <source>The sound is of a kind that trackman can’t read.</source>
        <translation>O áudio é de um tipo que o trackman não consegue ler.</translation>
    </message>
    <message>
        <source>The video has no sound, or not this one any more.</source>
        <translation>O vídeo não tem áudio, ou não tem mais este.</translation>
    </message>
    <message>
        <source>There’s no room for the sound on this computer. Free some space, then try again.</source>
        <translation>Não há espaço para o áudio neste computador. Libere espaço e tente novamente.</translation>
    </message>
    <message>
        <source>This computer lacks the system libraries that sounds are read with. On Debian and Ubuntu the package libpulse0 brings them.</source>
        <translation>Faltam neste computador as bibliotecas do sistema com que o áudio é lido. No Debian e no Ubuntu, elas vêm com o pacote libpulse0.</translation>
    </message>
    <message>
        <source>Speech can’t be looked for on this computer: it takes a 64-bit processor with AVX2, or a Mac with Apple’s own.</source>
        <translation>Não é possível procurar fala neste computador: é necessário um processador de 64 bits com AVX2 ou um Mac com processador da Apple.</translation>
    </message>
    <message>
        <source>The subtitles can’t be read, so there is nothing to compare.</source>
        <translation>Não é possível ler as legendas; por isso, não há nada a comparar.</translation>
    </message>
    <message>
        <source>There are no subtitles to check.</source>
        <translation>Não há legendas para verificar.</translation>
    </message>
    <message>
        <source>No speech in the sound</source>
        <translation>Sem fala no áudio</translation>
    </message>
    <message>
        <source>Too little speech to compare</source>
        <translation>Fala insuficiente para comparar</translation>
    </message>
    <message>
        <source>Too few cues to compare</source>
        <translation>Legendas insuficientes para comparar</translation>
    </message>
    <message>
        <source>No clear match with the speech</source>
        <translation>Não coincide claramente com a fala</translation>
    </message>
    <message>
        <source>No speech was found in the sound.</source>
        <translation>Nenhuma fala foi encontrada no áudio.</translation>
    </message>
    <message>
        <source>There are only a few seconds of speech in the sound.</source>
        <translation>Há só alguns segundos de fala no áudio.</translation>
    </message>
    <message>
        <source>The text has too few cues with spoken words to compare.</source>
        <translation>O texto tem poucas legendas com palavras faladas para comparar.</translation>
    </message>
    <message>
        <source>Speech and text don’t agree anywhere clearly. Perhaps the text belongs to another video, or people speak without pauses.</source>
        <translation>A fala e o texto não coincidem claramente em nenhum trecho. Talvez o texto seja de outro vídeo, ou as pessoas falem sem pausas.</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>no tempo certo</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <comment>within a sentence</comment>
        <extracomment>Within a sentence: “At its beginning it is 0.3 s late”.</extracomment>
        <translation>{seconds} s atrasado</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <comment>within a sentence</comment>
        <translation>{seconds} s adiantado</translation>
    </message>
    <message numerus="yes">
        <source>Fits, but for %Ln places</source>
        <translation>
            <numerusform>Em sincronia, exceto em %Ln trecho</numerusform>
            <numerusform>Em sincronia, exceto em %Ln trechos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {name}</source>
        <translation>Dividir {name}</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Escolher pasta…</translation>
    </message>
    <message numerus="yes">
        <source>Each part has %Ln tracks.</source>
        <translation>
            <numerusform>Cada parte tem %Ln faixa.</numerusform>
            <numerusform>Cada parte tem %Ln faixas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each part has {least} to %Ln tracks.</source>
        <extracomment>{least} is a number of tracks, as is the other one.</extracomment>
        <translation>
            <numerusform>Cada parte tem de {least} a %Ln faixa.</numerusform>
            <numerusform>Cada parte tem de {least} a %Ln faixas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each person gets a file of their own and sends one back with the decisions. Tracks of one video stay together.</source>
        <translation>Cada pessoa recebe o próprio arquivo e devolve um com as decisões. As faixas de um mesmo vídeo ficam juntas.</translation>
    </message>
    <message>
        <source>Save the files in a folder; none there is replaced</source>
        <translation>Salvar os arquivos em uma pasta; nenhum que já esteja lá é substituído</translation>
    </message>
</context>
<context>
    <name>StagedDialog</name>
    <message>
        <source>Decisions: {name}</source>
        <translation>Decisões: {name}</translation>
    </message>
    <message>
        <source>Decisions to list</source>
        <translation>Decisões a listar</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Marcar tudo</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Desmarcar tudo</translation>
    </message>
    <message>
        <source>Show in the review</source>
        <translation>Mostrar na revisão</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>Excluir mesmo assim</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Simulação</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Salvar como arquivo…</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Recusar</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprovar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>E mais %Ln.</numerusform>
            <numerusform>E mais %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Nenhum vídeo perde suas últimas legendas.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos have not been looked at yet.</source>
        <translation>
            <numerusform>%Ln vídeo ainda não foi conferido.</numerusform>
            <numerusform>%Ln vídeos ainda não foram conferidos.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deletion is ready and ticked.</source>
        <translation>Nenhuma exclusão está pronta e marcada.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Digite o número de faixas primeiro.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln exclusão</numerusform>
            <numerusform>%Ln exclusões</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting for my approval</source>
        <translation>
            <numerusform>%Ln à espera da minha aprovação</numerusform>
            <numerusform>%Ln à espera da minha aprovação</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decisions</source>
        <translation>
            <numerusform>%Ln decisão ao todo</numerusform>
            <numerusform>Todas as %Ln decisões</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln deletions</source>
        <translation>
            <numerusform>Aplicar %Ln exclusão</numerusform>
            <numerusform>Aplicar %Ln exclusões</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply deletions</source>
        <translation>Aplicar exclusões</translation>
    </message>
    <message>
        <source>Tick deletions of others first.</source>
        <translation>Marque primeiro exclusões de outras pessoas.</translation>
    </message>
    <message>
        <source>Say that the ticked deletions may be done</source>
        <translation>Declarar que as exclusões marcadas podem ser feitas</translation>
    </message>
    <message>
        <source>Say that the ticked deletions must not be done</source>
        <translation>Declarar que as exclusões marcadas não devem ser feitas</translation>
    </message>
    <message>
        <source>Look at every track once more, ask, and delete</source>
        <translation>Conferir cada faixa mais uma vez, perguntar e excluir</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for your approval</source>
        <translation>
            <numerusform>%Ln exclusão aguarda sua aprovação</numerusform>
            <numerusform>%Ln exclusões aguardam sua aprovação</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can be deleted</source>
        <translation>
            <numerusform>%Ln faixa pode ser excluída</numerusform>
            <numerusform>%Ln faixas podem ser excluídas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln exclusão aguarda aprovação</numerusform>
            <numerusform>%Ln exclusões aguardam aprovação</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick every deletion in the list</source>
        <translation>Marcar todas as exclusões da lista</translation>
    </message>
    <message>
        <source>Untick every deletion, to tick only a few</source>
        <translation>Desmarcar todas as exclusões, para marcar só algumas</translation>
    </message>
    <message>
        <source>Look at every track as it is now, and say what would happen</source>
        <translation>Conferir cada faixa como está agora e dizer o que aconteceria</translation>
    </message>
    <message>
        <source>Hand the review on, with all that was decided and approved</source>
        <translation>Passar a revisão adiante, com tudo o que foi decidido e aprovado</translation>
    </message>
    <message>
        <source>Close; the decisions stay as they are</source>
        <translation>Fechar; as decisões ficam como estão</translation>
    </message>
    <message>
        <source>Leave this list and show the track in the review</source>
        <translation>Sair desta lista e mostrar a faixa na revisão</translation>
    </message>
    <message>
        <source>Decide once more, on the track as it is now</source>
        <translation>Decidir mais uma vez, sobre a faixa como está agora</translation>
    </message>
    <message>
        <source>Take your decision back; the track is open again</source>
        <translation>Retirar sua decisão; a faixa fica novamente em aberto</translation>
    </message>
    <message>
        <source>There is nothing to list</source>
        <translation>Não há nada a listar</translation>
    </message>
    <message>
        <source>Decisions on the tracks of this review come here.</source>
        <translation>As decisões sobre as faixas desta revisão aparecem aqui.</translation>
    </message>
</context>
<context>
    <name>StagedModel</name>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>Title of a column: what can be done about a decision now.</extracomment>
        <translation>Agora</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>marcada</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>não marcada</translation>
    </message>
</context>
<context>
    <name>StagedTable</name>
    <message>
        <source>Decisions</source>
        <translation>Decisões</translation>
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
        <translation>Ainda não confirmada</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Sendo excluída</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Aguarda aprovação</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Aguarda sua aprovação</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Recusada</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Decisões divergentes</translation>
    </message>
    <message>
        <source>File changed by hand</source>
        <translation>Arquivo alterado à mão</translation>
    </message>
    <message>
        <source>Needs a reason</source>
        <translation>Falta o motivo</translation>
    </message>
    <message>
        <source>Couldn’t be checked</source>
        <translation>Não verificada</translation>
    </message>
    <message>
        <source>Begun elsewhere</source>
        <translation>Iniciada em outro lugar</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Excluída</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Excluída e restaurada</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Nada a excluir</translation>
    </message>
    <message>
        <source>Another person has to approve this deletion. Save the review as a file, hand it on, and open the file that comes back.</source>
        <translation>Outra pessoa precisa aprovar esta exclusão. Salve a revisão como arquivo, passe-o adiante e abra o arquivo que voltar.</translation>
    </message>
    <message>
        <source>People decided differently about this track, so it stays. A decision of yours in the review settles it.</source>
        <translation>As pessoas tomaram decisões diferentes sobre esta faixa; por isso, ela fica. Uma decisão sua na revisão resolve.</translation>
    </message>
    <message>
        <source>This decision comes from a review file that was changed by hand, so nobody can tell who made it. It is not carried out. Decide on the track yourself, or ask for the file once more.</source>
        <translation>Esta decisão vem de um arquivo de revisão que foi alterado à mão; por isso, não se sabe quem a tomou. Ela não é aplicada. Decida você sobre a faixa ou peça o arquivo mais uma vez.</translation>
    </message>
    <message>
        <source>Your settings ask for a reason before a track is deleted. Show it in the review and give one.</source>
        <translation>Suas configurações exigem um motivo antes que uma faixa seja excluída. Mostre-a na revisão e informe um.</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t be asked for this video, so the track stays for now. The decision is kept; check again later.</source>
        <translation>Não foi possível consultar o DatoCMS sobre este vídeo; por isso, a faixa fica por enquanto. A decisão fica guardada; verifique novamente mais tarde.</translation>
    </message>
    <message>
        <source>DatoCMS was asked to delete it. It is not asked again before the result is known.</source>
        <translation>A exclusão dela foi solicitada ao DatoCMS. Não será solicitada de novo antes que se saiba o resultado.</translation>
    </message>
    <message>
        <source>The track stays.</source>
        <translation>A faixa fica.</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles compared with those decided on: %Ln.</source>
        <translation>
            <numerusform>Legendas comparadas com as da decisão: %Ln.</numerusform>
            <numerusform>Legendas comparadas com as da decisão: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The subtitles of %Ln tracks are compared as each is deleted; what was changed stays.</source>
        <translation>
            <numerusform>As legendas de %Ln faixa são comparadas quando ela é excluída; se foram alteradas, ela fica.</numerusform>
            <numerusform>As legendas de %Ln faixas são comparadas quando cada uma é excluída; o que foi alterado fica.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no subtitles to compare, only kind, name and language.</source>
        <translation>
            <numerusform>%Ln faixa não tem legendas para comparar, só tipo, nome e idioma.</numerusform>
            <numerusform>%Ln faixas não têm legendas para comparar, só tipo, nome e idioma.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks would be deleted</source>
        <translation>
            <numerusform>%Ln faixa seria excluída</numerusform>
            <numerusform>%Ln faixas seriam excluídas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held for approval</source>
        <translation>
            <numerusform>%Ln retida para aprovação</numerusform>
            <numerusform>%Ln retidas para aprovação</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed or replaced since</source>
        <translation>
            <numerusform>%Ln alterada ou substituída desde então</numerusform>
            <numerusform>%Ln alteradas ou substituídas desde então</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone already</source>
        <translation>
            <numerusform>%Ln não existe mais</numerusform>
            <numerusform>%Ln não existem mais</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need a decision</source>
        <translation>
            <numerusform>%Ln precisa de uma decisão</numerusform>
            <numerusform>%Ln precisam de uma decisão</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be checked</source>
        <translation>
            <numerusform>%Ln não pôde ser verificada</numerusform>
            <numerusform>%Ln não puderam ser verificadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: {found}. Nothing was sent.</source>
        <extracomment>{found} is such as “12 tracks would be deleted, 2 held for approval”.</extracomment>
        <translation>Simulação: {found}. Nada foi enviado.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corrigida</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Pulada</translation>
    </message>
    <message>
        <source>Failed before</source>
        <translation>Falhou antes</translation>
    </message>
    <message>
        <source>Can’t be restored later</source>
        <translation>Exclusão definitiva</translation>
    </message>
    <message>
        <source>Can be deleted</source>
        <translation>Pode ser excluída</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Ainda não verificada</translation>
    </message>
    <message>
        <source>It was tried before and failed; the track is still there.</source>
        <translation>Já foi tentado e falhou; a faixa ainda está lá.</translation>
    </message>
    <message>
        <source>It has no subtitles that could be backed up, so it’s gone for good.</source>
        <translation>Ela não tem legendas das quais se possa fazer backup; por isso, a exclusão é definitiva.</translation>
    </message>
    <message>
        <source>It is looked at before it is deleted, and stays if it has changed.</source>
        <translation>Ela é verificada antes de ser excluída e permanece se tiver mudado.</translation>
    </message>
    <message>
        <source>It is backed up first, so the deletion can be undone.</source>
        <translation>O trackman faz backup dela antes; assim, a exclusão pode ser desfeita.</translation>
    </message>
    <message>
        <source>{name} decided to delete this track. Tick it and choose Approve or Refuse, then save the review as a file and give it back.</source>
        <translation>{name} decidiu excluir esta faixa. Marque-a e escolha “Aprovar” ou “Recusar”; depois, salve a revisão como arquivo e devolva-a.</translation>
    </message>
    <message>
        <source>The deletion was refused, so the track stays.</source>
        <translation>A exclusão foi recusada; por isso, a faixa fica.</translation>
    </message>
    <message>
        <source>{name} refused this deletion {ago}, so the track stays.</source>
        <translation>{name} recusou esta exclusão {ago}; por isso, a faixa fica.</translation>
    </message>
    <message>
        <source>{name} began to delete it on another computer {ago}. Look whether the track is still there before you delete it here.</source>
        <translation>{name} começou a excluí-la em outro computador {ago}. Confira se a faixa ainda está lá antes de excluí-la aqui.</translation>
    </message>
    <message>
        <source>Deleted on {moment}.</source>
        <translation>Excluída em {moment}.</translation>
    </message>
    <message>
        <source>Deleted on {moment}, approved by {name}.</source>
        <translation>Excluída em {moment}, aprovada por {name}.</translation>
    </message>
    <message>
        <source>Video is gone</source>
        <translation>Vídeo não existe mais</translation>
    </message>
    <message>
        <source>Gone already</source>
        <translation>Não existe mais</translation>
    </message>
    <message>
        <source>The track was deleted and restored under a new ID. Show it in the review to decide on it again.</source>
        <translation>A faixa foi excluída e restaurada com um novo ID. Mostre-a na revisão para decidir sobre ela de novo.</translation>
    </message>
    <message>
        <source>Replaced since</source>
        <translation>Substituída desde então</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Alterada desde então</translation>
    </message>
    <message>
        <source>Can’t be backed up now</source>
        <translation>Sem backup possível</translation>
    </message>
    <message>
        <source>Subtitles changed since</source>
        <translation>Legendas alteradas</translation>
    </message>
    <message>
        <source>The whole video is not in the project any more. There is nothing left to delete.</source>
        <translation>O vídeo inteiro não está mais no projeto. Não há mais nada a excluir.</translation>
    </message>
    <message>
        <source>Somebody deleted this track meanwhile. There is nothing left to do.</source>
        <translation>Alguém excluiu esta faixa nesse meio-tempo. Não há mais nada a fazer.</translation>
    </message>
    <message>
        <source>This track is gone, and {now} has taken its place. The new one stays: put it into a review to decide on it.</source>
        <translation>Esta faixa não existe mais, e {now} tomou o lugar dela. A nova fica: coloque-a em uma revisão para decidir sobre ela.</translation>
    </message>
    <message>
        <source>It was decided on as {seen}; now it is {now}. Look at it once more, or delete it all the same.</source>
        <translation>Na decisão, ela era {seen}; agora é {now}. Confira-a mais uma vez ou exclua-a mesmo assim.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be backed up any more, so deleting it is for good. Look at it once more, or delete it all the same.</source>
        <translation>Não é mais possível fazer backup das legendas dela; por isso, a exclusão é definitiva. Confira-a mais uma vez ou exclua-a mesmo assim.</translation>
    </message>
    <message>
        <source>Its subtitles are others than those that were decided on. Look at them in the review and decide again.</source>
        <translation>As legendas dela não são mais as da decisão. Confira-as na revisão e decida de novo.</translation>
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
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>{age} · refreshing…</source>
        <translation>{age} · atualizando…</translation>
    </message>
    <message>
        <source>trackman will keep trying.</source>
        <translation>O trackman continuará tentando.</translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation>Atualizando…</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Can’t create tokens? Ask someone who can</source>
        <translation>Não pode criar tokens? Peça a alguém que possa</translation>
    </message>
    <message>
        <source>In DatoCMS, open your project, then Project settings › API tokens.</source>
        <translation>No DatoCMS, abra seu projeto e depois Project settings&#xa0;› API tokens.</translation>
    </message>
    <message>
        <source>Choose New token and give it a name such as “trackman”.</source>
        <translation>Escolha “New token” e dê a ele um nome, como “trackman”.</translation>
    </message>
    <message>
        <source>Allow it access to the Content Management API, and choose a role that can edit uploads in the primary environment.</source>
        <translation>Permita o acesso à Content Management API e escolha uma função que permita editar uploads no ambiente principal.</translation>
    </message>
    <message>
        <source>Save it, copy the token, and paste it below.</source>
        <translation>Salve, copie o token e cole-o abaixo.</translation>
    </message>
</context>
<context>
    <name>StorageWording</name>
    <message>
        <source>trackman won’t change anything it can’t record first.</source>
        <translation>O trackman não altera nada que não possa registrar antes.</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>O diário está danificado</translation>
    </message>
    <message>
        <source>The journal was written by a newer trackman</source>
        <translation>O diário foi gravado por uma versão mais nova do trackman</translation>
    </message>
    <message>
        <source>The journal can’t be written</source>
        <translation>Não é possível gravar o diário</translation>
    </message>
    <message>
        <source>There’s no space left for the journal</source>
        <translation>Não há mais espaço para o diário</translation>
    </message>
    <message>
        <source>Another program is using the journal</source>
        <translation>Outro programa está usando o diário</translation>
    </message>
    <message>
        <source>The journal is missing</source>
        <translation>O diário não foi encontrado</translation>
    </message>
    <message>
        <source>The journal’s file can’t be locked</source>
        <translation>Não é possível bloquear o arquivo do diário</translation>
    </message>
    <message>
        <source>The path of the journal is too long</source>
        <translation>O caminho do diário é longo demais</translation>
    </message>
    <message>
        <source>The journal can’t be used</source>
        <translation>Não é possível usar o diário</translation>
    </message>
    <message>
        <source>Choose another copy of it, or export it once more.</source>
        <translation>Escolha outra cópia dele ou exporte-o mais uma vez.</translation>
    </message>
    <message>
        <source>Install the newest trackman, then import it again.</source>
        <translation>Instale a versão mais recente do trackman e importe-o novamente.</translation>
    </message>
    <message>
        <source>It was moved or deleted. Choose another file.</source>
        <translation>Ele foi movido ou excluído. Escolha outro arquivo.</translation>
    </message>
    <message>
        <source>This isn’t a trackman archive, or it is damaged</source>
        <translation>Isto não é um pacote do trackman, ou está danificado</translation>
    </message>
    <message>
        <source>This archive was made by a newer trackman</source>
        <translation>Este pacote foi criado por uma versão mais nova do trackman</translation>
    </message>
    <message>
        <source>The archive can’t be written there</source>
        <translation>Não é possível gravar o pacote ali</translation>
    </message>
    <message>
        <source>There’s no space left for the archive</source>
        <translation>Não há mais espaço para o pacote</translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation>Outro programa está usando o pacote</translation>
    </message>
    <message>
        <source>The archive no longer exists</source>
        <translation>O pacote não existe mais</translation>
    </message>
    <message>
        <source>The archive’s file can’t be locked</source>
        <translation>Não é possível bloquear o arquivo do pacote</translation>
    </message>
    <message>
        <source>The name of the archive is too long</source>
        <translation>O nome do pacote é longo demais</translation>
    </message>
    <message>
        <source>The archive can’t be used</source>
        <translation>Não é possível usar o pacote</translation>
    </message>
    <message>
        <source>Nothing was changed on this computer.</source>
        <translation>Nada foi alterado neste computador.</translation>
    </message>
    <message>
        <source>The rule’s file can’t be read</source>
        <translation>Não é possível ler o arquivo da regra</translation>
    </message>
    <message>
        <source>It may have been moved, or you may not read it. Choose another file.</source>
        <translation>Ele pode ter sido movido, ou você não tem permissão para lê-lo. Escolha outro arquivo.</translation>
    </message>
    <message>
        <source>This isn’t a rule saved by trackman</source>
        <translation>Isto não é uma regra salva pelo trackman</translation>
    </message>
    <message>
        <source>Choose a file that was made with Save as file…</source>
        <translation>Escolha um arquivo criado com “Salvar como arquivo…”</translation>
    </message>
    <message>
        <source>This rule’s file is damaged</source>
        <translation>O arquivo desta regra está danificado</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and choose that.</source>
        <translation>Peça outra cópia e escolha-a.</translation>
    </message>
    <message>
        <source>This rule was made by a newer trackman</source>
        <translation>Esta regra foi criada por uma versão mais nova do trackman</translation>
    </message>
    <message>
        <source>It has conditions this trackman doesn’t know, and without them it would match more tracks. Install the newest trackman to use it.</source>
        <translation>Ela tem condições que esta versão do trackman não conhece e, sem elas, abrangeria mais faixas. Instale a versão mais nova do trackman para usá-la.</translation>
    </message>
    <message>
        <source>Your rules are unchanged.</source>
        <translation>Suas regras não foram alteradas.</translation>
    </message>
    <message>
        <source>It was removed on this computer. If somebody has a file of it, open that file.</source>
        <translation>Ela foi removida deste computador. Se alguém tiver um arquivo dela, abra esse arquivo.</translation>
    </message>
    <message>
        <source>This review isn’t here any more</source>
        <translation>Esta revisão não está mais aqui</translation>
    </message>
    <message>
        <source>Your last step was not recorded; everything before it is safe.</source>
        <translation>Seu último passo não foi registrado; tudo o que veio antes está seguro.</translation>
    </message>
    <message>
        <source>Your reviews are damaged</source>
        <translation>Suas revisões estão danificadas</translation>
    </message>
    <message>
        <source>Your reviews were written by a newer trackman</source>
        <translation>Suas revisões foram gravadas por uma versão mais nova do trackman</translation>
    </message>
    <message>
        <source>Your reviews can’t be written</source>
        <translation>Não é possível gravar suas revisões</translation>
    </message>
    <message>
        <source>There’s no space left for your reviews</source>
        <translation>Não há mais espaço para suas revisões</translation>
    </message>
    <message>
        <source>Another program is using your reviews</source>
        <translation>Outro programa está usando suas revisões</translation>
    </message>
    <message>
        <source>The file of your reviews can’t be locked</source>
        <translation>Não é possível bloquear o arquivo das suas revisões</translation>
    </message>
    <message>
        <source>Your reviews can’t be used</source>
        <translation>Não é possível usar suas revisões</translation>
    </message>
    <message>
        <source>Nothing was taken from it, and your reviews are unchanged.</source>
        <translation>Nada foi aproveitado dele, e suas revisões não foram alteradas.</translation>
    </message>
    <message>
        <source>Open that environment, then open the file again.</source>
        <translation>Abra esse ambiente e depois abra o arquivo novamente.</translation>
    </message>
    <message>
        <source>This review is of the primary environment</source>
        <translation>Esta revisão é do ambiente principal</translation>
    </message>
    <message>
        <source>This review is of the environment {name}</source>
        <translation>Esta revisão é do ambiente {name}</translation>
    </message>
    <message>
        <source>The review’s file can’t be read</source>
        <translation>Não é possível ler o arquivo da revisão</translation>
    </message>
    <message>
        <source>This isn’t a review saved by trackman</source>
        <translation>Isto não é uma revisão salva pelo trackman</translation>
    </message>
    <message>
        <source>Choose a file that was saved from the list of reviews.</source>
        <translation>Escolha um arquivo que foi salvo a partir da lista de revisões.</translation>
    </message>
    <message>
        <source>This review’s file is damaged</source>
        <translation>O arquivo desta revisão está danificado</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and open that.</source>
        <translation>Peça outra cópia dele e abra-a.</translation>
    </message>
    <message>
        <source>This review’s file is incomplete</source>
        <translation>O arquivo desta revisão está incompleto</translation>
    </message>
    <message>
        <source>Its end is missing, perhaps because a download stopped. Get it again.</source>
        <translation>Falta o final dele, talvez porque um download parou. Obtenha-o novamente.</translation>
    </message>
    <message>
        <source>This review was saved by a newer trackman</source>
        <translation>Esta revisão foi salva por uma versão mais nova do trackman</translation>
    </message>
    <message>
        <source>Install the newest trackman, then open it again.</source>
        <translation>Instale a versão mais recente do trackman e abra-a novamente.</translation>
    </message>
    <message>
        <source>This file is too large for a review</source>
        <translation>Este arquivo é grande demais para uma revisão</translation>
    </message>
    <message>
        <source>Ask for the review split in parts.</source>
        <translation>Peça a revisão dividida em partes.</translation>
    </message>
    <message>
        <source>This review is of the project {name}</source>
        <translation>Esta revisão é do projeto {name}</translation>
    </message>
    <message>
        <source>Open that project, then open the file again.</source>
        <translation>Abra esse projeto e depois abra o arquivo novamente.</translation>
    </message>
    <message>
        <source>trackman doesn’t know yet which project this is</source>
        <translation>O trackman ainda não sabe que projeto é este</translation>
    </message>
    <message>
        <source>Connect to DatoCMS once, then open the file again.</source>
        <translation>Conecte-se ao DatoCMS uma vez e depois abra o arquivo novamente.</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>O arquivo não está mais lá</translation>
    </message>
    <message>
        <source>The file was changed meanwhile</source>
        <translation>O arquivo foi alterado nesse meio-tempo</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Não é possível ler o arquivo</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose the file again and try once more.</source>
        <translation>Nada foi enviado. Escolha o arquivo novamente e tente mais uma vez.</translation>
    </message>
    <message>
        <source>The file can’t be written there</source>
        <translation>Não é possível gravar o arquivo ali</translation>
    </message>
    <message>
        <source>There’s no space left for the file</source>
        <translation>Não há mais espaço para o arquivo</translation>
    </message>
    <message>
        <source>Another program has the file open</source>
        <translation>Outro programa está com o arquivo aberto</translation>
    </message>
    <message>
        <source>The folder for the file doesn’t exist</source>
        <translation>A pasta do arquivo não existe</translation>
    </message>
    <message>
        <source>The file can’t be locked there</source>
        <translation>Não é possível bloquear o arquivo ali</translation>
    </message>
    <message>
        <source>The file name is too long</source>
        <translation>O nome do arquivo é longo demais</translation>
    </message>
    <message>
        <source>The file couldn’t be written</source>
        <translation>Não foi possível gravar o arquivo</translation>
    </message>
    <message>
        <source>The history itself is unchanged.</source>
        <translation>O histórico em si não mudou.</translation>
    </message>
    <message>
        <source>Your changes stay in this window as long as it’s open.</source>
        <translation>Suas alterações ficam nesta janela enquanto ela estiver aberta.</translation>
    </message>
    <message>
        <source>The damaged file was set aside, and the published subtitles are shown.</source>
        <translation>O arquivo danificado foi separado, e as legendas publicadas são mostradas.</translation>
    </message>
    <message>
        <source>Your draft is damaged</source>
        <translation>Seu rascunho está danificado</translation>
    </message>
    <message>
        <source>Your draft can’t be written</source>
        <translation>Não é possível gravar seu rascunho</translation>
    </message>
    <message>
        <source>There’s no space left for your draft</source>
        <translation>Não há mais espaço para seu rascunho</translation>
    </message>
    <message>
        <source>Another program is using your draft</source>
        <translation>Outro programa está usando seu rascunho</translation>
    </message>
    <message>
        <source>Your draft couldn’t be saved</source>
        <translation>Não foi possível salvar seu rascunho</translation>
    </message>
    <message>
        <source>Close the other program, then export once more.</source>
        <translation>Feche o outro programa e exporte mais uma vez.</translation>
    </message>
    <message>
        <source>Export once more with a shorter name.</source>
        <translation>Exporte mais uma vez com um nome mais curto.</translation>
    </message>
    <message>
        <source>Choose another folder, then export once more.</source>
        <translation>Escolha outra pasta e exporte mais uma vez.</translation>
    </message>
    <message>
        <source>Put back a copy of the data folder, or import an earlier archive.</source>
        <translation>Recoloque uma cópia da pasta de dados ou importe um pacote anterior.</translation>
    </message>
    <message>
        <source>Install the newest trackman to go on.</source>
        <translation>Instale a versão mais recente do trackman para continuar.</translation>
    </message>
    <message>
        <source>Allow trackman to write into that folder, then retry.</source>
        <translation>Permita que o trackman grave nessa pasta e tente novamente.</translation>
    </message>
    <message>
        <source>Free up disk space, then try again.</source>
        <translation>Libere espaço em disco e tente novamente.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>Feche o outro programa e tente novamente.</translation>
    </message>
    <message>
        <source>Start trackman again to begin a new journal.</source>
        <translation>Inicie o trackman novamente para começar um novo diário.</translation>
    </message>
    <message>
        <source>The data folder is on a network drive that can’t lock files. Start trackman with --data-dir and a folder on this computer.</source>
        <translation>A pasta de dados está em uma unidade de rede que não consegue bloquear arquivos. Inicie o trackman com --data-dir e uma pasta deste computador.</translation>
    </message>
    <message>
        <source>Choose a shorter name or another folder.</source>
        <translation>Escolha um nome mais curto ou outra pasta.</translation>
    </message>
    <message>
        <source>See the reason below. Try again, or restart trackman.</source>
        <translation>Veja o motivo abaixo. Tente novamente ou reinicie o trackman.</translation>
    </message>
    <message>
        <source>It can’t be restored from this computer. An earlier export may contain it.</source>
        <translation>Ela não pode ser restaurada a partir deste computador. Uma exportação anterior talvez a contenha.</translation>
    </message>
    <message>
        <source>It differs from what was deleted, so trackman won’t restore it.</source>
        <translation>Ele difere do que foi excluído; por isso, o trackman não vai restaurá-lo.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks right now. Try again in a minute.</source>
        <translation>O trackman não consegue fazer backup de faixas agora. Tente novamente em um minuto.</translation>
    </message>
    <message>
        <source>It can’t be backed up, so deleting it can’t be undone.</source>
        <translation>Não é possível fazer backup dela; por isso, a exclusão não pode ser desfeita.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>The subtitle file can’t be reached</source>
        <translation>Não é possível acessar o arquivo de legendas</translation>
    </message>
    <message>
        <source>No subtitle file was found for this track</source>
        <translation>Nenhum arquivo de legendas foi encontrado para esta faixa</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT</source>
        <translation>O arquivo não é um WebVTT válido</translation>
    </message>
    <message>
        <source>The subtitle file contains characters that can’t be read</source>
        <translation>O arquivo de legendas contém caracteres ilegíveis</translation>
    </message>
    <message>
        <source>The subtitle file is empty</source>
        <translation>O arquivo de legendas está vazio</translation>
    </message>
    <message>
        <source>No cue in the subtitle file has times that can be read</source>
        <translation>Nenhuma legenda do arquivo de legendas tem tempos legíveis</translation>
    </message>
    <message>
        <source>The subtitle file didn’t arrive completely</source>
        <translation>O arquivo de legendas não chegou completo</translation>
    </message>
    <message>
        <source>The subtitle file is too large</source>
        <translation>O arquivo de legendas é grande demais</translation>
    </message>
    <message>
        <source>The subtitle file couldn’t be saved on this computer</source>
        <translation>Não foi possível salvar o arquivo de legendas neste computador</translation>
    </message>
    <message>
        <source>The backup is missing</source>
        <translation>O backup não foi encontrado</translation>
    </message>
    <message>
        <source>The backup was changed</source>
        <translation>O backup foi alterado</translation>
    </message>
    <message>
        <source>The backup can’t be read</source>
        <translation>Não é possível ler o backup</translation>
    </message>
</context>
<context>
    <name>StretchBar</name>
    <message>
        <source>Stretch times between two points</source>
        <translation>Esticar tempos entre dois pontos</translation>
    </message>
    <message>
        <source>First cue</source>
        <translation>Primeira legenda</translation>
    </message>
    <message>
        <source>Second cue</source>
        <translation>Segunda legenda</translation>
    </message>
    <message>
        <source>Start of the first cue</source>
        <translation>Início da primeira legenda</translation>
    </message>
    <message>
        <source>Start of the second cue</source>
        <translation>Início da segunda legenda</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Esticar</translation>
    </message>
    <message>
        <source>Name two cues, and when each of them should start.</source>
        <translation>Indique duas legendas e quando cada uma deve começar.</translation>
    </message>
    <message>
        <source>Name two cues that start at different times.</source>
        <translation>Indique duas legendas que comecem em tempos diferentes.</translation>
    </message>
    <message>
        <source>The cues must stay in the same order.</source>
        <translation>As legendas precisam permanecer na mesma ordem.</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>começa em</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Compare subtitles</source>
        <translation>Comparar legendas</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>e mais %Ln faixa</numerusform>
            <numerusform>e mais %Ln faixas</numerusform>
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
        <translation>Esta coluna é sempre exibida.</translation>
    </message>
</context>
<context>
    <name>TextCellEditor</name>
    <message>
        <source>Text of the cue</source>
        <translation>Texto da legenda</translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Arquivos de legendas (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Salvar legendas</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Legendas salvas em {file}.</translation>
    </message>
</context>
<context>
    <name>TextHead</name>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Substituir…</translation>
    </message>
    <message>
        <source>Save subtitles as…</source>
        <translation>Salvar legendas como…</translation>
    </message>
    <message>
        <source>Show cue {number}</source>
        <translation>Mostrar legenda {number}</translation>
    </message>
    <message>
        <source>Edit text and times of the cues</source>
        <translation>Editar o texto e os tempos das legendas</translation>
    </message>
    <message>
        <source>You have unpublished changes to these subtitles. Choose Edit to go on.</source>
        <translation>Você tem alterações não publicadas nestas legendas. Escolha “Editar” para continuar.</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, sem alterações (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Texto simples (.txt)</translation>
    </message>
    <message>
        <source>Findings of all tracks of this video (table)</source>
        <translation>Ocorrências de todas as faixas deste vídeo (tabela)</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Substituir a faixa por um arquivo</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Subtitles of the track</source>
        <translation>Legendas da faixa</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Carregando legendas…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
</context>
<context>
    <name>TextWording</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln legenda</numerusform>
            <numerusform>%Ln legendas</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the local copy. Last updated: {ago}.</source>
        <translation>Mostrando a cópia local. Última atualização: {ago}.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Não há arquivo de legendas para editar.</translation>
    </message>
    <message>
        <source>The file is too large to be edited.</source>
        <translation>O arquivo é grande demais para ser editado.</translation>
    </message>
    <message>
        <source>None of the file can be read.</source>
        <translation>Nada do arquivo pode ser lido.</translation>
    </message>
    <message>
        <source>The subtitle server isn’t responding, and there is no local copy to show.</source>
        <translation>O servidor de legendas não está respondendo, e não há cópia local para mostrar.</translation>
    </message>
    <message>
        <source>DatoCMS lists the track as ready, but there is no subtitle file. Players show nothing.</source>
        <translation>Para o DatoCMS, a faixa está pronta, mas não há arquivo de legendas. Os players não exibem nada.</translation>
    </message>
    <message>
        <source>The server sent something else, such as a web page. Players show nothing.</source>
        <translation>O servidor enviou outra coisa, como uma página web. Os players não exibem nada.</translation>
    </message>
    <message>
        <source>The file has no cues. Players show nothing.</source>
        <translation>O arquivo não tem nenhuma legenda. Os players não exibem nada.</translation>
    </message>
    <message>
        <source>The file has words, but no cue with times. Players show nothing.</source>
        <translation>O arquivo tem palavras, mas nenhuma legenda com tempos. Os players não exibem nada.</translation>
    </message>
    <message>
        <source>The file is far larger than any subtitle file, so trackman doesn’t read it.</source>
        <translation>O arquivo é muito maior que qualquer arquivo de legendas; por isso, o trackman não o lê.</translation>
    </message>
    <message>
        <source>Its words: {words}</source>
        <translation>As palavras dele: {words}</translation>
    </message>
    <message>
        <source>This expression takes too long. Make it simpler.</source>
        <translation>Esta expressão demora demais. Simplifique-a.</translation>
    </message>
    <message>
        <source>This isn’t a valid regular expression.</source>
        <translation>Esta não é uma expressão regular válida.</translation>
    </message>
    <message>
        <source>Not a valid regular expression: see character {place}.</source>
        <translation>Expressão regular inválida: veja o caractere {place}.</translation>
    </message>
    <message>
        <source>The subtitle file is cut off: its end is missing.</source>
        <translation>O arquivo de legendas está cortado: falta o final.</translation>
    </message>
    <message>
        <source>The subtitle file isn’t UTF-8, so players may show different characters.</source>
        <translation>O arquivo de legendas não é UTF-8; por isso, os players podem exibir caracteres diferentes.</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT, so players may show nothing.</source>
        <translation>O arquivo não é um WebVTT válido; por isso, os players podem não exibir nada.</translation>
    </message>
    <message>
        <source>The subtitle file is too large. Only its beginning is shown.</source>
        <translation>O arquivo de legendas é grande demais. Só o começo é mostrado.</translation>
    </message>
    <message>
        <source>None of these cues has a time that players can read.</source>
        <translation>Nenhuma destas legendas tem um tempo que os players consigam ler.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues have times that no player can read.</source>
        <translation>
            <numerusform>%Ln legenda tem tempos que nenhum player consegue ler.</numerusform>
            <numerusform>%Ln legendas têm tempos que nenhum player consegue ler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their numbers: {numbers}.</source>
        <translation>Os números delas: {numbers}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not shown here.</source>
        <translation>
            <numerusform>%Ln delas não é mostrada aqui.</numerusform>
            <numerusform>%Ln delas não são mostradas aqui.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>Show token</source>
        <translation>Mostrar token</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>Token de API</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Cole o token aqui</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>Ocultar token</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>API token</source>
        <translation>Token de API</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Checking with DatoCMS…</source>
        <translation>Verificando com o DatoCMS…</translation>
    </message>
    <message>
        <source>Saving the token in this computer’s keyring…</source>
        <translation>Salvando o token no chaveiro deste computador…</translation>
    </message>
    <message>
        <source>Paste the token into the field above first.</source>
        <translation>Cole primeiro o token no campo acima.</translation>
    </message>
    <message>
        <source>The token is kept in this computer’s keyring, never in a file.</source>
        <translation>O token é guardado no chaveiro deste computador, nunca em um arquivo.</translation>
    </message>
    <message>
        <source>This computer has no keyring. trackman can keep the token until you close it, and never writes it to a file.</source>
        <translation>Este computador não tem um chaveiro. O trackman pode manter o token até você fechá-lo e nunca o grava em um arquivo.</translation>
    </message>
</context>
<context>
    <name>TokenRequest</name>
    <message>
        <source>Copy message</source>
        <translation>Copiar mensagem</translation>
    </message>
    <message>
        <source>I can create a token myself</source>
        <translation>Posso criar um token por conta própria</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>Mensagem copiada</translation>
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
        <translation>Olá,

Eu gostaria de usar o trackman, um programa de desktop que mostra, verifica e exclui faixas de legendas e de áudio dos nossos vídeos no DatoCMS. Para isso, preciso de um token de API do nosso projeto. Você poderia criar um para mim?

No DatoCMS: Project settings&#xa0;› API tokens&#xa0;› New token
• Nome: trackman
• Acesso: somente a Content Management API
• Função: uma que permita ler e editar uploads no ambiente principal. Para consultar sem alterar nada, basta ler uploads. Se ela também permitir ler registros, o trackman mostra quais deles usam um vídeo.

O trackman guarda o token no chaveiro do meu computador e o envia somente ao DatoCMS. Por favor, entregue-o por um gerenciador de senhas em vez de e-mail ou chat; você pode revogá-lo no mesmo lugar a qualquer momento.

Agradeço desde já!</translation>
    </message>
    <message>
        <source>Ask someone who manages the project</source>
        <translation>Pedir a alguém que administra o projeto</translation>
    </message>
    <message>
        <source>Creating tokens takes a role that may manage API tokens: usually the project’s owner, an administrator, or the agency that built the site. Send them this:</source>
        <translation>Criar tokens exige uma função que possa gerenciar tokens de API: em geral, a do proprietário do projeto, de um administrador ou da agência que criou o site. Envie isto a essa pessoa:</translation>
    </message>
</context>
<context>
    <name>TourBubble</name>
    <message>
        <source>Skip</source>
        <translation>Pular</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Avançar</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Passo {number} de {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>End the tour. Help › Tour starts it again.</source>
        <translation>Encerrar o tour. Ajuda&#xa0;› Tour o inicia novamente.</translation>
    </message>
    <message>
        <source>Go back to the step before</source>
        <translation>Voltar ao passo anterior</translation>
    </message>
    <message>
        <source>Go on with the tour; Escape leaves it</source>
        <translation>Continuar o tour; Esc sai dele</translation>
    </message>
</context>
<context>
    <name>TourWording</name>
    <message>
        <source>Open a video</source>
        <translation>Abra um vídeo</translation>
    </message>
    <message>
        <source>Paste a DatoCMS link or a video ID here, or drop a link on the window.</source>
        <translation>Cole aqui um link do DatoCMS ou um ID de vídeo, ou solte um link na janela.</translation>
    </message>
    <message>
        <source>Or pick one of your videos</source>
        <translation>Ou escolha um dos seus vídeos</translation>
    </message>
    <message>
        <source>Search and filter the library, and keep a filter as a view.</source>
        <translation>Pesquise e filtre a biblioteca, e guarde um filtro como visualização.</translation>
    </message>
    <message>
        <source>Its tracks</source>
        <translation>As faixas dele</translation>
    </message>
    <message>
        <source>Subtitles and audio, with the findings of each. Select one to read it, or several to work on them together.</source>
        <translation>Legendas e áudio, com as ocorrências de cada faixa. Selecione uma para lê-la, ou várias para trabalhar com elas em conjunto.</translation>
    </message>
    <message>
        <source>Look closely</source>
        <translation>Olhe de perto</translation>
    </message>
    <message>
        <source>Read the subtitles, play the video, compare, edit. Errors and warnings stand beside the cue they are about.</source>
        <translation>Leia as legendas, reproduza o vídeo, compare, edite. Erros e avisos ficam ao lado da legenda a que se referem.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decida</translation>
    </message>
    <message>
        <source>Delete what should go ({delete}). The subtitles are saved first, and {undo} brings the track back.</source>
        <translation>Exclua o que deve sair ({delete}). As legendas são salvas primeiro, e {undo} traz a faixa de volta.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Judge many tracks</source>
        <translation>Avalie muitas faixas</translation>
    </message>
    <message>
        <source>Review, among all tracks and in the menu Track, shows them one after another: {keep} keeps, {delete} marks for deletion. Tools › Reviews goes on where you left one.</source>
        <translation>“Revisar”, em “Todas as faixas” e no menu Faixa, mostra as faixas uma após a outra: {keep} mantém, {delete} marca para exclusão. Ferramentas › Revisões continua uma revisão de onde você parou.</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>A ajuda está aqui</translation>
    </message>
    <message>
        <source>What’s this? explains every control, Keyboard shortcuts ({keys}) lists all keys and changes them, and Tour starts this again.</source>
        <translation>“O que é isto?” explica cada controle, “Atalhos de teclado” ({keys}) lista todos os atalhos e permite alterá-los, e “Tour” inicia isto novamente.</translation>
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
        <translation>Salva {moment}</translation>
    </message>
    <message>
        <source>Press {key} to put a saved version beside the text.</source>
        <translation>Pressione {key} para pôr uma versão salva ao lado do texto.</translation>
    </message>
    <message>
        <source>Unpublished draft, last changed: {ago}</source>
        <translation>Rascunho não publicado, última alteração: {ago}</translation>
    </message>
    <message>
        <source>{outcome} {ago}</source>
        <translation>{outcome} {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved versions</source>
        <translation>
            <numerusform>%Ln versão salva</numerusform>
            <numerusform>%Ln versões salvas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more in the history</source>
        <translation>
            <numerusform>e mais %Ln no histórico</numerusform>
            <numerusform>e mais %Ln no histórico</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackListWording</name>
    <message numerus="yes">
        <source>All %Ln found</source>
        <translation>
            <numerusform>%Ln encontrado</numerusform>
            <numerusform>Todos os %Ln encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {total} found; {unknown} unknown</source>
        <translation>Encontrados: {found} de {total}; desconhecidos: {unknown}</translation>
    </message>
    <message>
        <source>{found} of {total} found</source>
        <translation>Encontrados: {found} de {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines lead to another project or environment</source>
        <translation>
            <numerusform>%Ln linha leva a outro projeto ou ambiente</numerusform>
            <numerusform>%Ln linhas levam a outro projeto ou ambiente</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no IDs or links of videos or tracks in it.</source>
        <translation>Não há IDs nem links de vídeos ou faixas nele.</translation>
    </message>
    <message>
        <source>The file couldn’t be read: {reason}</source>
        <translation>Não foi possível ler o arquivo: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track IDs copied</source>
        <translation>
            <numerusform>%Ln ID de faixa copiado</numerusform>
            <numerusform>%Ln IDs de faixas copiados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: their video has a track of the same kind and name.</source>
        <translation>
            <numerusform>%Ln faixa fica de fora: o vídeo dela tem uma faixa do mesmo tipo e nome.</numerusform>
            <numerusform>%Ln faixas ficam de fora: o vídeo delas tem uma faixa do mesmo tipo e nome.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.</source>
        <translation>
            <numerusform>%Ln faixa não pode ser recolocada: nenhuma varredura leu as legendas dela ou o vídeo não existe mais.</numerusform>
            <numerusform>%Ln faixas não podem ser recolocadas: nenhuma varredura leu as legendas delas ou o vídeo não existe mais.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln of the selected tracks?</source>
        <translation>
            <numerusform>Recolocar %Ln das faixas selecionadas?</numerusform>
            <numerusform>Recolocar %Ln das faixas selecionadas?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln tracks</source>
        <translation>
            <numerusform>Recolocar %Ln faixa</numerusform>
            <numerusform>Recolocar %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>No track has vanished.</source>
        <translation>Nenhuma faixa desapareceu.</translation>
    </message>
    <message numerus="yes">
        <source>No track vanished more than %Ln days ago.</source>
        <translation>
            <numerusform>Nenhuma faixa desapareceu há mais de %Ln dia.</numerusform>
            <numerusform>Nenhuma faixa desapareceu há mais de %Ln dias.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln vanished tracks?</source>
        <translation>
            <numerusform>Esquecer %Ln faixa desaparecida?</numerusform>
            <numerusform>Esquecer %Ln faixas desaparecidas?</numerusform>
        </translation>
    </message>
    <message>
        <source>They vanished before {day}.</source>
        <translation>Elas desapareceram antes de {day}.</translation>
    </message>
    <message numerus="yes">
        <source>trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be put back.</source>
        <translation>
            <numerusform>O trackman leu as legendas de %Ln delas. Depois de esquecida, ela não pode ser recolocada.</numerusform>
            <numerusform>O trackman leu as legendas de %Ln delas. Depois de esquecidas, elas não podem ser recolocadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups of tracks that were deleted in trackman are kept.</source>
        <translation>Os backups de faixas excluídas no trackman são mantidos.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln tracks</source>
        <translation>
            <numerusform>Esquecer %Ln faixa</numerusform>
            <numerusform>Esquecer %Ln faixas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished tracks forgotten</source>
        <translation>
            <numerusform>%Ln faixa desaparecida esquecida</numerusform>
            <numerusform>%Ln faixas desaparecidas esquecidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Export tracks</source>
        <translation>Exportar faixas</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Pastas de trabalho do Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelas (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks exported</source>
        <translation>
            <numerusform>%Ln faixa exportada</numerusform>
            <numerusform>%Ln faixas exportadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Código de idioma</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID do vídeo</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID da faixa</translation>
    </message>
</context>
<context>
    <name>TrackOnPage</name>
    <message>
        <source>closed captions</source>
        <translation>legendas ocultas</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sem título</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Reproduza o vídeo com este áudio para avaliá-lo.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Faixa de áudio</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Reproduzir este áudio</translation>
    </message>
    <message>
        <source>The video can’t be played, so its subtitles can’t be read.</source>
        <translation>O vídeo não pode ser reproduzido; por isso, não é possível ler as legendas dele.</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Não há legendas para ler</translation>
    </message>
    <message>
        <source>This track isn’t in the video any more</source>
        <translation>Esta faixa não está mais no vídeo</translation>
    </message>
    <message>
        <source>It was deleted or replaced after the queue was made. Nothing will be changed; press Keep to go on.</source>
        <translation>Ela foi excluída ou substituída depois que a fila foi criada. Nada será alterado; pressione “Manter” para continuar.</translation>
    </message>
    <message>
        <source>It was deleted, as was decided in this review.</source>
        <translation>Ela foi excluída, como decidido nesta revisão.</translation>
    </message>
    <message>
        <source>The track isn’t in the video any more.</source>
        <translation>A faixa não está mais no vídeo.</translation>
    </message>
    <message>
        <source>Audio can’t be edited here.</source>
        <translation>Áudio não pode ser editado aqui.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Não há arquivo de legendas para editar.</translation>
    </message>
    <message>
        <source>Track {place}</source>
        <translation>Faixa {place}</translation>
    </message>
</context>
<context>
    <name>TrackViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Visualização: {name}</translation>
    </message>
    <message>
        <source>{view} ({count})</source>
        <extracomment>A view and how many tracks it has: “Errored (12)”.</extracomment>
        <translation>{view} ({count})</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Suas visualizações</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Salvar esta visualização…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Renomear {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Excluir {view}</translation>
    </message>
</context>
<context>
    <name>TrackWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Áudio</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronta</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Em preparação</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Com erro</translation>
    </message>
    <message>
        <source>{status}: {error}</source>
        <translation>{status}: {error}</translation>
    </message>
    <message>
        <source>Not specified</source>
        <extracomment>Answer to “Closed captions”; so are Yes and No below.</extracomment>
        <translation>Não informado</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Sem idioma</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>legendas ocultas</translation>
    </message>
    <message>
        <source>subtitles</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>legendas</translation>
    </message>
    <message>
        <source>audio</source>
        <extracomment>One of the words a row is read out with: “Italiano, audio, Italian, ready”.</extracomment>
        <translation>áudio</translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>pronta</translation>
    </message>
    <message>
        <source>preparing</source>
        <extracomment>One of the words a row is read out with; the track is being prepared.</extracomment>
        <translation>em preparação</translation>
    </message>
    <message>
        <source>errored</source>
        <extracomment>One of the words a row is read out with; the track failed processing.</extracomment>
        <translation>com erro</translation>
    </message>
</context>
<context>
    <name>TracksHead</name>
    <message>
        <source>Add…</source>
        <translation>Adicionar…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks with errors</source>
        <translation>
            <numerusform>%Ln faixa com erros</numerusform>
            <numerusform>%Ln faixas com erros</numerusform>
        </translation>
    </message>
    <message>
        <source>Add subtitles or audio from files</source>
        <translation>Adicionar legendas ou áudio de arquivos</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Nenhuma faixa</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln faixa</numerusform>
            <numerusform>%Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the tracks with errors</source>
        <translation>Selecionar as faixas com erros</translation>
    </message>
</context>
<context>
    <name>TracksModel</name>
    <message>
        <source>Track</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Ocorrências</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>TracksPages</name>
    <message>
        <source>Open a video to see its tracks</source>
        <translation>Abra um vídeo para ver suas faixas</translation>
    </message>
    <message>
        <source>Choose one in the list, or paste a DatoCMS link or video ID above. You can also drop a link onto this window.</source>
        <translation>Escolha um na lista ou cole acima um link do DatoCMS ou um ID de vídeo. Você também pode soltar um link nesta janela.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Abrir vídeo…</translation>
    </message>
    <message>
        <source>{video} has no subtitle or audio tracks.</source>
        <translation>{video} não tem faixas de legendas nem de áudio.</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Nenhuma faixa</translation>
    </message>
</context>
<context>
    <name>TracksPane</name>
    <message>
        <source>Select a track.</source>
        <translation>Selecione uma faixa.</translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation>Copiar linhas como texto</translation>
    </message>
    <message>
        <source>Loading tracks…</source>
        <translation>Carregando faixas…</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Abra um vídeo primeiro.</translation>
    </message>
    <message>
        <source>The selected tracks are already being deleted.</source>
        <translation>As faixas selecionadas já estão sendo excluídas.</translation>
    </message>
</context>
<context>
    <name>TracksTable</name>
    <message>
        <source>Tracks</source>
        <translation>Faixas</translation>
    </message>
</context>
<context>
    <name>TypedCount</name>
    <message>
        <source>To delete that many tracks, type their number: {count}</source>
        <translation>Para excluir tantas faixas, digite o número delas: {count}</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>Redo replacement of {name}</source>
        <translation>Refazer a substituição de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Redo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Refazer a substituição de %Ln faixa</numerusform>
            <numerusform>Refazer a substituição de %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo replacement of {name}</source>
        <translation>Desfazer a substituição de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Desfazer a substituição de %Ln faixa</numerusform>
            <numerusform>Desfazer a substituição de %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Desfazer a exclusão de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Desfazer a exclusão de %Ln faixa</numerusform>
            <numerusform>Desfazer a exclusão de %Ln faixas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Nada a desfazer.</translation>
    </message>
    <message>
        <source>Still working. It will be undone as soon as that has finished.</source>
        <translation>Ainda em andamento. Será desfeito assim que terminar.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln faixa não tem backup e não pode ser restaurada.</numerusform>
            <numerusform>%Ln faixas não têm backup e não podem ser restauradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Não há backup; por isso, ela não pode ser restaurada.</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>trackman was updated while it was open, so not everything works any more. Close it and start it again.</source>
        <translation>O trackman foi atualizado enquanto estava aberto; por isso, nem tudo funciona mais. Feche-o e inicie-o novamente.</translation>
    </message>
    <message>
        <source>The unexpected error happened again.</source>
        <translation>O erro inesperado aconteceu novamente.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Mostrar relatório</translation>
    </message>
    <message>
        <source>This report holds no token, no subtitle text and no file name. Copy it to pass it on.</source>
        <translation>Este relatório não contém token, texto de legendas nem nome de arquivo. Copie-o para encaminhá-lo.</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>Relatório de erro</translation>
    </message>
</context>
<context>
    <name>UpdatesDialog</name>
    <message>
        <source>Check for updates</source>
        <translation>Verificar atualizações</translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation>Abrir página de download</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>This is trackman {version}.</source>
        <translation>Este é o trackman {version}.</translation>
    </message>
    <message>
        <source>Checking for updates…</source>
        <translation>Verificando atualizações…</translation>
    </message>
    <message>
        <source>You have the newest version, {version}.</source>
        <translation>Você tem a versão mais recente, {version}.</translation>
    </message>
    <message>
        <source>trackman is up to date</source>
        <translation>O trackman está atualizado</translation>
    </message>
    <message>
        <source>trackman {version} is available</source>
        <translation>O trackman {version} está disponível</translation>
    </message>
    <message>
        <source>You have {version}. The page opens in your browser.</source>
        <translation>Você tem a versão {version}. A página abre no seu navegador.</translation>
    </message>
    <message>
        <source>trackman {version} needs a newer system</source>
        <translation>O trackman {version} precisa de um sistema mais novo</translation>
    </message>
    <message>
        <source>It needs system version {needed}; this computer has {found}. You can go on using trackman {version}.</source>
        <translation>Ele precisa da versão {needed} do sistema; este computador tem a {found}. Você pode continuar usando o trackman {version}.</translation>
    </message>
    <message>
        <source>Couldn’t check for updates</source>
        <translation>Não foi possível verificar atualizações</translation>
    </message>
    <message>
        <source>This version doesn’t know where to look. Ask whoever gave you trackman.</source>
        <translation>Esta versão não sabe onde procurar. Pergunte a quem forneceu o trackman a você.</translation>
    </message>
    <message>
        <source>The address to look at isn’t an https address. Ask whoever set up this computer.</source>
        <translation>O endereço a consultar não é um endereço https. Pergunte a quem configurou este computador.</translation>
    </message>
    <message>
        <source>The notice isn’t signed by the makers of trackman, so it is ignored. Somebody may have tampered with it: don’t download trackman from a link you were sent.</source>
        <translation>O comunicado não está assinado pelos criadores do trackman; por isso, é ignorado. Alguém pode tê-lo adulterado: não baixe o trackman de um link que enviaram a você.</translation>
    </message>
    <message>
        <source>The notice is signed with a key this version doesn’t know. Get the newest trackman from where you got this one.</source>
        <translation>O comunicado está assinado com uma chave que esta versão não conhece. Obtenha a versão mais recente do trackman no mesmo lugar em que obteve esta.</translation>
    </message>
    <message>
        <source>The notice is damaged. Try again later.</source>
        <translation>O comunicado está danificado. Tente novamente mais tarde.</translation>
    </message>
    <message>
        <source>The notice leads to a page that trackman doesn’t open. Get the newest version from where you got this one.</source>
        <translation>O comunicado leva a uma página que o trackman não abre. Obtenha a versão mais recente no mesmo lugar em que obteve esta.</translation>
    </message>
    <message>
        <source>The connection isn’t secure, so nothing was asked. Settings › Network can tell more.</source>
        <translation>A conexão não é segura; por isso, nada foi consultado. Veja mais em Configurações › Rede.</translation>
    </message>
    <message>
        <source>There is no connection. Check your network, then try again.</source>
        <translation>Não há conexão. Verifique sua rede e tente novamente.</translation>
    </message>
    <message>
        <source>The server points to another host, which trackman doesn’t follow.</source>
        <translation>O servidor aponta para outro host, e o trackman não o segue.</translation>
    </message>
    <message>
        <source>The answer is far too large for a notice, and was not read.</source>
        <translation>A resposta é grande demais para um comunicado e não foi lida.</translation>
    </message>
    <message>
        <source>The server didn’t answer in time. Try again later.</source>
        <translation>O servidor não respondeu a tempo. Tente novamente mais tarde.</translation>
    </message>
    <message>
        <source>The server has no notice at the moment. Try again later.</source>
        <translation>O servidor não tem nenhum comunicado no momento. Tente novamente mais tarde.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Tente novamente mais tarde.</translation>
    </message>
    <message>
        <source>Ask the server once more</source>
        <translation>Consultar o servidor mais uma vez</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of {name}</source>
        <translation>Versões de {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versões</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Salvar como…</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Restaurar esta versão</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Select one version.</source>
        <translation>Selecione uma única versão.</translation>
    </message>
    <message>
        <source>Select one or two versions.</source>
        <translation>Selecione uma ou duas versões.</translation>
    </message>
    <message>
        <source>Compare with the subtitles of now</source>
        <translation>Comparar com as legendas atuais</translation>
    </message>
    <message>
        <source>No saved versions yet</source>
        <translation>Nenhuma versão salva ainda</translation>
    </message>
    <message>
        <source>trackman saves the subtitles whenever you add, publish, replace or delete a track. The versions appear here.</source>
        <translation>O trackman salva as legendas sempre que você adiciona, publica, substitui ou exclui uma faixa. As versões aparecem aqui.</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por quê</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Conteúdo</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who saved a version.</extracomment>
        <translation>Por</translation>
    </message>
    <message>
        <source>Unreadable, {size}</source>
        <translation>Ilegível, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln legenda, {size}</numerusform>
            <numerusform>%Ln legendas, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>By whom it was saved.</extracomment>
        <translation>Desconhecido</translation>
    </message>
    <message>
        <source>Before deletion or replacement</source>
        <translation>Antes da exclusão ou substituição</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Adicionada</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
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
        <translation>Selecione uma linha primeiro.</translation>
    </message>
    <message>
        <source>The selected rows belong to several videos.</source>
        <translation>As linhas selecionadas pertencem a vários vídeos.</translation>
    </message>
    <message>
        <source>The video belongs to the project {project}. Open it first.</source>
        <translation>O vídeo pertence ao projeto {project}. Abra-o primeiro.</translation>
    </message>
    <message>
        <source>The video is in the primary environment. Switch to it first.</source>
        <translation>O vídeo está no ambiente principal. Mude para ele primeiro.</translation>
    </message>
    <message>
        <source>The video is in the environment {name}. Switch to it first.</source>
        <translation>O vídeo está no ambiente {name}. Mude para ele primeiro.</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{reason}. Showing the tracks from your last visit.</source>
        <translation>{reason}. Mostrando as faixas da sua última visita.</translation>
    </message>
    <message>
        <source>Couldn’t refresh: {reason}. The tracks may be out of date.</source>
        <translation>Não foi possível atualizar: {reason}. As faixas podem estar desatualizadas.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Searching videos… {count} of {total}</source>
        <translation>Pesquisando vídeos… {count} de {total}</translation>
    </message>
</context>
<context>
    <name>VideoQuestion</name>
    <message>
        <source>Paste the video’s DatoCMS link or its ID. The video must be in this project.</source>
        <translation>Cole o link do DatoCMS do vídeo ou o ID dele. O vídeo precisa estar neste projeto.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Link or ID of a video</source>
        <translation>Link ou ID de um vídeo</translation>
    </message>
</context>
<context>
    <name>VideoSection</name>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>Copiar endereço do DatoCMS</translation>
    </message>
    <message>
        <source>Copy stream link</source>
        <translation>Copiar link da transmissão</translation>
    </message>
    <message>
        <source>Streaming counts towards your DatoCMS quota.</source>
        <translation>O streaming é contabilizado na sua cota do DatoCMS.</translation>
    </message>
    <message>
        <source>The project’s DatoCMS address isn’t known yet.</source>
        <translation>O endereço do DatoCMS deste projeto ainda não é conhecido.</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Abrir no DatoCMS</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Este vídeo não tem transmissão.</translation>
    </message>
    <message>
        <source>Open stream link</source>
        <translation>Abrir link da transmissão</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duração</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolução</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Taxa de quadros</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Tipo de arquivo</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Best MP4</source>
        <translation>Melhor MP4</translation>
    </message>
    <message>
        <source>Poster frame</source>
        <translation>Imagem de capa</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Alterado</translation>
    </message>
    <message>
        <source>Uploaded by</source>
        <translation>Enviado por</translation>
    </message>
    <message>
        <source>Virus scan</source>
        <translation>Verificação de vírus</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrição</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Direitos autorais</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Smart tags</source>
        <translation>Tags inteligentes</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID do vídeo</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copiar ID do vídeo</translation>
    </message>
    <message>
        <source>Playback ID</source>
        <translation>ID de reprodução</translation>
    </message>
    <message>
        <source>Copy playback ID</source>
        <translation>Copiar ID de reprodução</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Caminho</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copiar caminho</translation>
    </message>
    <message>
        <source>File address</source>
        <translation>Endereço do arquivo</translation>
    </message>
    <message>
        <source>Copy file address</source>
        <translation>Copiar endereço do arquivo</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>Copy MD5</source>
        <translation>Copiar MD5</translation>
    </message>
</context>
<context>
    <name>VideoWording</name>
    <message>
        <source>{short} ({exact} s)</source>
        <translation>{short} ({exact}&#xa0;s)</translation>
    </message>
    <message>
        <source>{rate} fps</source>
        <extracomment>The unit of a frame rate: frames per second.</extracomment>
        <translation>{rate} fps</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} pixels</translation>
    </message>
    <message>
        <source>{short} ({count} bytes)</source>
        <translation>{short} ({count} bytes)</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Baixa</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Ainda não verificado</translation>
    </message>
    <message>
        <source>No threats found</source>
        <translation>Nenhuma ameaça encontrada</translation>
    </message>
    <message>
        <source>Infected</source>
        <translation>Infectado</translation>
    </message>
    <message>
        <source>Scan failed</source>
        <translation>A verificação falhou</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Não verificado</translation>
    </message>
    <message>
        <source>Project owner</source>
        <translation>Proprietário do projeto</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organização</translation>
    </message>
    <message>
        <source>Collaborator</source>
        <translation>Colaborador</translation>
    </message>
    <message>
        <source>Collaborator (single sign-on)</source>
        <translation>Colaborador (logon único)</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>Token de API</translation>
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
        <translation>Vídeos</translation>
    </message>
    <message>
        <source>This video isn’t loaded yet.</source>
        <translation>Este vídeo ainda não foi carregado.</translation>
    </message>
    <message>
        <source>Go to its tracks</source>
        <translation>Ir para as faixas dele</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copiar nome</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copiar ID do vídeo</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Visualização: {name}</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Todos os vídeos</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Vídeos recentes</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Suas visualizações</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Salvar esta visualização…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Renomear {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Excluir {view}</translation>
    </message>
    <message>
        <source>Saved in DatoCMS</source>
        <translation>Salvas no DatoCMS</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>{filter} (in part)</source>
        <translation>{filter} (em parte)</translation>
    </message>
    <message>
        <source>Recent videos are always offered here.</source>
        <translation>Os vídeos recentes sempre são oferecidos aqui.</translation>
    </message>
    <message>
        <source>Search or filter the videos first.</source>
        <translation>Pesquise ou filtre os vídeos primeiro.</translation>
    </message>
    <message>
        <source>These parts of the filter aren’t supported and are ignored: {p}</source>
        <translation>Estas partes do filtro não são compatíveis e são ignoradas: {p}</translation>
    </message>
</context>
<context>
    <name>WholeProject</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Pesquisar todas as legendas</translation>
    </message>
</context>
<context>
    <name>WordListDialog</name>
    <message>
        <source>Word list</source>
        <translation>Lista de palavras</translation>
    </message>
    <message>
        <source>New word list</source>
        <translation>Nova lista de palavras</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter a name for the list first.</source>
        <translation>Informe um nome para a lista primeiro.</translation>
    </message>
    <message>
        <source>Enter a word first.</source>
        <translation>Informe uma palavra primeiro.</translation>
    </message>
    <message>
        <source>Keep the list and search for it</source>
        <translation>Guardar a lista e pesquisá-la</translation>
    </message>
    <message>
        <source>One word or phrase a line. A cue that holds one of them is found.</source>
        <translation>Uma palavra ou expressão por linha. Uma legenda que contém uma delas é encontrada.</translation>
    </message>
    <message>
        <source>A list with this name exists and will be replaced.</source>
        <translation>Já existe uma lista com este nome, que será substituída.</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Nome da lista</translation>
    </message>
    <message>
        <source>The list is shown by this name.</source>
        <translation>A lista aparece com este nome.</translation>
    </message>
    <message>
        <source>Words and phrases</source>
        <translation>Palavras e expressões</translation>
    </message>
    <message>
        <source>One word or phrase a line, such as colou*</source>
        <translation>Uma palavra ou expressão por linha, como color*</translation>
    </message>
</context>
<context>
    <name>WordListsPanel</name>
    <message>
        <source>Word lists</source>
        <translation>Listas de palavras</translation>
    </message>
    <message>
        <source>New word list…</source>
        <translation>Nova lista de palavras…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Select a word list first.</source>
        <translation>Selecione uma lista de palavras primeiro.</translation>
    </message>
    <message>
        <source>Change name and words of the list</source>
        <translation>Mudar nome e palavras da lista</translation>
    </message>
</context>
<context>
    <name>WorkModel</name>
    <message>
        <source>What</source>
        <extracomment>Titles of columns: the action, its video, how far it is, since when.</extracomment>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
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
        <translation>Detalhes da faixa</translation>
    </message>
    <message>
        <source>Parts of the work</source>
        <translation>Partes do trabalho</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Nenhum vídeo aberto</translation>
    </message>
    <message>
        <source>Select a track</source>
        <translation>Selecione uma faixa</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Nenhuma faixa</translation>
    </message>
    <message>
        <source>Recently deleted has all tracks that can be restored.</source>
        <translation>A lista “Excluídas recentemente” tem todas as faixas que podem ser restauradas.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Não há backup; por isso, ela não pode ser restaurada.</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Abra um vídeo primeiro.</translation>
    </message>
    <message>
        <source>The project’s address isn’t known yet.</source>
        <translation>O endereço do projeto ainda não é conhecido.</translation>
    </message>
    <message>
        <source>Choose a track to read, hear and judge it here.</source>
        <translation>Escolha uma faixa para ler, ouvir e avaliar aqui.</translation>
    </message>
    <message>
        <source>No track selected</source>
        <translation>Nenhuma faixa selecionada</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Reproduza o vídeo com este som para avaliá-lo.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Faixa de áudio</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Reproduzir este som</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Carregando legendas…</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Nenhuma legenda para ler</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
</context>
<context>
    <name>WorkTab</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Cancel what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Cancelar o que ainda não foi enviado. O trabalho que o DatoCMS aceitou continua.</translation>
    </message>
    <message>
        <source>Check the current state and finish what’s left</source>
        <translation>Verificar o estado atual e terminar o que falta</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Selecione uma linha primeiro.</translation>
    </message>
    <message>
        <source>The selected items are finished or can no longer be cancelled.</source>
        <translation>Os itens selecionados estão concluídos ou não podem mais ser cancelados.</translation>
    </message>
    <message>
        <source>Trying again can’t help with the selected items.</source>
        <translation>Tentar novamente não ajuda nos itens selecionados.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Nenhuma das faixas selecionadas pode ser restaurada.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nada em andamento</translation>
    </message>
    <message>
        <source>Deletions and restores appear here while they are waiting or running.</source>
        <translation>As exclusões e restaurações aparecem aqui enquanto aguardam ou estão em andamento.</translation>
    </message>
    <message>
        <source>Delete what wasn’t deleted because trackman closed, as far as still wanted</source>
        <translation>Excluir o que não foi excluído porque o trackman fechou, na medida em que ainda se queira</translation>
    </message>
    <message>
        <source>Delete none of what wasn’t deleted because trackman closed, and ask no more</source>
        <translation>Não excluir nada do que não foi excluído porque o trackman foi fechado e não perguntar mais</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>Activity</source>
        <translation>Atividade</translation>
    </message>
</context>
<context>
    <name>_Away</name>
    <message>
        <source>The video is playing in its own window.</source>
        <translation>O vídeo está sendo reproduzido em uma janela própria.</translation>
    </message>
    <message>
        <source>Move it here</source>
        <translation>Mover para cá</translation>
    </message>
</context>
<context>
    <name>_BatchWording</name>
    <message>
        <source>Generating {name}…</source>
        <translation>Gerando {name}…</translation>
    </message>
    <message>
        <source>Adding {name}…</source>
        <translation>Adicionando {name}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Adding tracks… {done} of {total}</source>
        <translation>Adicionando faixas… {done} de {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was added.</source>
        <translation>Cancelado. Nada foi adicionado.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks added.</source>
        <translation>
            <numerusform>%Ln faixa adicionada.</numerusform>
            <numerusform>%Ln faixas adicionadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln de {total} faixas foi adicionada. As outras linhas mostram o motivo.</numerusform>
            <numerusform>%Ln de {total} faixas foram adicionadas. As outras linhas mostram o motivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. See Activity for the others.</source>
        <translation>
            <numerusform>%Ln de {total} faixas foi adicionada. Para as outras, veja “Atividade”.</numerusform>
            <numerusform>%Ln de {total} faixas foram adicionadas. Para as outras, veja “Atividade”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln additions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln adição foi cancelada antes de começar.</numerusform>
            <numerusform>%Ln adições foram canceladas antes de começar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing {name}…</source>
        <translation>Substituindo {name}…</translation>
    </message>
    <message>
        <source>Replacing tracks… {done} of {total}</source>
        <translation>Substituindo faixas… {done} de {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was replaced.</source>
        <translation>Cancelado. Nada foi substituído.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks replaced.</source>
        <translation>
            <numerusform>%Ln faixa substituída.</numerusform>
            <numerusform>%Ln faixas substituídas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks replaced.</source>
        <translation>
            <numerusform>%Ln de {total} faixas foi substituída.</numerusform>
            <numerusform>%Ln de {total} faixas foram substituídas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replacements were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln substituição foi cancelada antes de começar.</numerusform>
            <numerusform>%Ln substituições foram canceladas antes de começar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>{name} is back as it was before</source>
        <translation>A faixa {name} voltou a ser como antes</translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Atalho</translation>
    </message>
</context>
<context>
    <name>_Lists</name>
    <message>
        <source>Word list</source>
        <translation>Lista de palavras</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Novas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nova</numerusform>
            <numerusform>%Ln novas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MoreButton</name>
    <message>
        <source>More</source>
        <extracomment>A menu of further things that can be done.</extracomment>
        <translation>Mais</translation>
    </message>
    <message>
        <source>What else can be done here, with its keys</source>
        <translation>O que mais se pode fazer aqui, com as teclas</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Próxima faixa, sem decidir</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Faixa anterior, sem decidir</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Ocorrência anterior</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproduzir ou pausar</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Verificar se o texto está em sincronia com o áudio</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Aumentar as legendas</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Diminuir as legendas</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Legendas em tamanho normal</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Conferir as decisões</translation>
    </message>
</context>
</TS>
