#ifndef GAVEL_CFAULTS_H
#define GAVEL_CFAULTS_H

// A disk that fails when a test says so: a SQLite VFS over the real one. Files named `fault.gavel`, and
// their journals, are watched; all others go straight to the real one.

enum fault_kind {
  FAULT_BEFORE = 0,     // the step fails and has no effect
  FAULT_AFTER = 1,      // the step takes effect and reports a failure
  FAULT_NO_SPACE = 2    // as BEFORE, with the error of a full disk where the step can have it
};

// Makes it the default of this process. Returns SQLite's result code.
int fault_install(void);

// From now on the `step`th write, sync, truncation, deletion or creation (counted from 1) fails; with
// `forever`, so does every one after it.
void fault_arm(int step, enum fault_kind kind, int forever);

// All goes well again. Returns how many steps failed.
int fault_disarm(void);

// Takes from this thread what lets root do what the modes of files forbid. For a process of its own: nothing
// gives it back. Returns 0, or -1 where it can't be done.
int fault_give_up_privileges(void);

#endif
