"""One session with one project: `controllers` makes what it has, `session` starts and ends it.

The others connect controllers with each other and make those that not every session needs, each
module by its subject: `operations`, `video`, `sounds`, `reviews` and `whole_project`.
"""
