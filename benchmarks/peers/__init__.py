"""Other extractors of quantities beside chitieu, on the same text in one run: `python benchmarks/peers [--install]`.

One module a peer: what it is installed from (`NEEDS`), how it is started, and how its output becomes Items. A peer runs
in an environment and a process of its own, and sees nothing but the lines of the text.
"""
