#ifndef GAVEL_CDISKCALLS_H
#define GAVEL_CDISKCALLS_H

// What a program asks of the disk, written down or made to fail: a library for LD_PRELOAD that stands between
// a program and the C library. It looks only at calls that concern files below one folder, and only at those that
// change something or open a file: open, write, pwrite, fsync, fdatasync, ftruncate, unlink, rename, mkdir and their
// relatives. Everything else passes.
//
// Variables of the environment say what it does:
//
//     GAVEL_DISK_FOLDER   the folder, absolute, without a slash at its end; without it everything passes
//     GAVEL_DISK_LOG      a file to which every call that took effect is appended, as below; what is written to
//                         standard output is noted too, as the program's acknowledgement
//     GAVEL_DISK_FAULT    KIND:N, the Nth call (from 1) fails; KIND:N+ all from the Nth on
//     GAVEL_DISK_REPORT   a file to which the name of each call that failed is appended, one to a line
//
// Kinds of fault: `eio`, `enospc` and `eintr` fail with that error and without effect; `late` takes effect and fails
// with EIO; `short` writes half of the bytes and says so (no error by POSIX); `sync` fails an fsync without
// effect, counting only these; `write` is `short` counting only writes.
//
// A record of the log: one byte that names the call, four bytes of the path's length, eight of an offset or a
// size, four of the length of the data (little-endian), the path, the data.
//
//     c  a file was created                    path
//     w  bytes were written                    path, offset, data
//     t  a file was cut or extended            path, size
//     s  a file or a folder was synchronised   path
//     r  a file was renamed                    path, data: the new path
//     u  a file was removed                    path
//     a  standard output was written to        data

// Compiled as a check that the library is there; gives the version of the format above.
int gavel_disk_calls_format(void);

#endif
