#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

// Read by the signal handlers. `hidden` is set before typing is hidden and cleared after it is shown, so
// that a signal in between shows it once too often rather than never.
static struct termios shown;
static volatile sig_atomic_t hidden = -1;

int gavel_disable_core_dumps(void) {
  struct rlimit none = {0, 0};
  int limited = setrlimit(RLIMIT_CORE, &none);
  int closed = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  return limited == 0 && closed == 0 ? 0 : -1;
}

void gavel_show_typing(void) {
  if (hidden >= 0) tcsetattr(hidden, TCSAFLUSH, &shown);
  hidden = -1;
}

// Nothing in a handler but what POSIX lets it call: tcsetattr, _exit, signal, raise.
static void interrupted(int number) {
  (void)number;
  gavel_show_typing();
  _exit(130);
}

static void ended(int number) {
  gavel_show_typing();
  signal(number, SIG_DFL);
  raise(number);
}

void gavel_exit_on_interrupt(int exits) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = exits ? interrupted : SIG_IGN;
  sigaction(SIGINT, &action, NULL);
  action.sa_handler = ended;
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
}

void gavel_end_on_broken_pipe(int ends) {
  signal(SIGPIPE, ends ? SIG_DFL : SIG_IGN);
}

int gavel_open_terminal(void) {
  return open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
}

int gavel_hide_typing(int terminal) {
  struct termios quiet;
  if (hidden >= 0 || tcgetattr(terminal, &shown) != 0) return -1;
  quiet = shown;
  quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
  hidden = terminal;
  if (tcsetattr(terminal, TCSAFLUSH, &quiet) == 0) return 0;
  hidden = -1;
  return -1;
}

int gavel_read_byte(int file) {
  unsigned char byte;
  ssize_t count;
  do {
    count = read(file, &byte, 1);
  } while (count < 0 && errno == EINTR);
  if (count == 1) return byte;
  return count == 0 ? -1 : -2;
}

int gavel_columns(int terminal) {
  struct winsize size;
  return ioctl(terminal, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int gavel_connect_agent(void) {
  const char *path = getenv("SSH_AUTH_SOCK");
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (path == NULL) return -ENOENT;
  if (strlen(path) >= sizeof address.sun_path) return -ENAMETOOLONG;
  strcpy(address.sun_path, path);
  int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (file < 0) return -errno;
  if (connect(file, (struct sockaddr *)&address, sizeof address) == 0) return file;
  int error = errno;
  close(file);
  return -error;
}
