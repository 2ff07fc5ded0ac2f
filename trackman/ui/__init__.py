"""User interface.

`look` is colours and icons, `words` what is said, `widgets` the small parts; each feature has its
folder (`library`, `tracks`, `text`, …); `main_window` places them, and `desks` connect them with
what can be done.
"""
