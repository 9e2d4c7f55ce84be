"""
Where the objects of pages lie in memory, arranged so that it goes back to the machine once they have gone (ADR 0040).

Python keeps small objects in blocks of a megabyte, and gives a block back only when nothing in it lives: one compiled
statement among a thousand elements that went holds all of it. The C library gives back every page of four kilobytes
that is free. So what is made before serving, the modules above all, stays in Python's blocks, close together; what is
made from then on comes from the C library.
"""

import ctypes
import sys
import sysconfig

_RAW, _MEM, _OBJECTS = 0, 1, 2  # PyMemAllocatorDomain
_LOOKED_AT = (3, 13)
"""The newest Python in whose source freeing was seen to hand on memory that is not its own."""


class _Allocator(ctypes.Structure):
    """PyMemAllocatorEx of Python's C interface."""

    _fields_ = (
        ("context", ctypes.c_void_p),
        ("malloc", ctypes.c_void_p),
        ("calloc", ctypes.c_void_p),
        ("realloc", ctypes.c_void_p),
        ("free", ctypes.c_void_p),
    )


def take_from_the_c_library() -> bool:
    """
    Take memory for objects from the C library from now on; say whether that was done.

    Python's own functions go on freeing and resizing: they know which memory is theirs, and hand the rest on, as they
    always did with whatever is larger than 512 bytes. Where something else watches over memory (tracemalloc, Python's
    development mode), in a Python without the global lock, which has another allocator, or in one newer than was looked
    at, nothing is changed.
    """
    known = sys.implementation.name == "cpython" and sys.version_info[:2] <= _LOOKED_AT
    if not known or sysconfig.get_config_var("Py_GIL_DISABLED"):
        return False
    plain = _read(_RAW)
    ours = [(domain, _read(domain)) for domain in (_MEM, _OBJECTS)]
    if plain.context or any(each.context for _, each in ours):
        return False
    for domain, each in ours:
        each.malloc, each.calloc = plain.malloc, plain.calloc
        ctypes.pythonapi.PyMem_SetAllocator(domain, ctypes.byref(each))
    return True


def _read(domain: int) -> _Allocator:
    found = _Allocator()
    ctypes.pythonapi.PyMem_GetAllocator(domain, ctypes.byref(found))
    return found
