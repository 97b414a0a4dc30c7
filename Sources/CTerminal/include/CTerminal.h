#ifndef GAVEL_CTERMINAL_H
#define GAVEL_CTERMINAL_H

// What a program at a terminal asks of POSIX and Linux that takes pointers, which safe Swift does not
// pass: everything here takes and gives whole numbers. File descriptors are the caller's.

// Lets no core file be written and no process of the same user attach (setrlimit, prctl): a core would
// hold secrets. Returns 0, or -1 where the system refuses.
int gavel_disable_core_dumps(void);

// With 1, an interrupt (SIGINT) from now on shows typing again where it was hidden, and ends the process
// with the status 130; with 0 it is left to a child that reads the terminal. SIGTERM and SIGHUP show
// typing again before they end the process.
void gavel_exit_on_interrupt(int exits);

// Whether a reader that goes away ends the process quietly (SIGPIPE), as it does from the start of this
// call with 1, or gives an error to the writer, with 0.
void gavel_end_on_broken_pipe(int ends);

// Opens the terminal of this process (/dev/tty), wherever stdin comes from. Returns a file descriptor,
// or -1 where there is none.
int gavel_open_terminal(void);

// Stops showing what is typed on a terminal, one at a time; what was typed before is dropped.
// Returns 0, or -1 where `terminal` is none.
int gavel_hide_typing(int terminal);

// Shows what is typed again. Does nothing where it was not hidden.
void gavel_show_typing(void);

// Reads one byte: 0 to 255, -1 at the end, -2 on an error. An interrupted read is tried again.
int gavel_read_byte(int file);

// The width of a terminal in columns; 0 where that is not known.
int gavel_columns(int terminal);

// Connects to the socket of the ssh-agent that SSH_AUTH_SOCK of this process names. Returns a file
// descriptor that no child inherits, or the number of the error, negative.
int gavel_connect_agent(void);

#endif
