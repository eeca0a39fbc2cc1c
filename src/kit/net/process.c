#include "kit/net/process.h"

#include "kit/base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <malloc.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	FD_FIRST_OWN = 3,
	FD_HIGH = 512,
	HEAP_KEEP = 4 * 1024 * 1024, /* freed memory that is kept */
	BIG_BLOCK = 1024 * 1024,     /* from here on memory goes back to the kernel at once */
};

/* Newer than the headers of Debian 12; the kernel says which of them it knows. */
#define NET_BIND_TCP (1ULL << 0)
#define NET_CONNECT_TCP (1ULL << 1)

struct ruleset {
	uint64_t handled_access_fs;
	uint64_t handled_access_net;
};

static const uint64_t FS_READ = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t FS_WRITE = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                 LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                 LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                 LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                 LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

/* All that the front's loop, its memory and its log need. */
static const int FRONT_CALLS[] = {
	SCMP_SYS(accept4),
	SCMP_SYS(brk),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_nanosleep),
	SCMP_SYS(close),
	SCMP_SYS(epoll_create1),
	SCMP_SYS(epoll_ctl),
	SCMP_SYS(epoll_pwait),
	SCMP_SYS(epoll_wait),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
	SCMP_SYS(fcntl),
	SCMP_SYS(fstat),
	SCMP_SYS(futex),
	SCMP_SYS(getpid),
	SCMP_SYS(getrandom),
	SCMP_SYS(gettid),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(lseek),
	SCMP_SYS(madvise),
	SCMP_SYS(mmap),
	SCMP_SYS(mprotect),
	SCMP_SYS(mremap),
	SCMP_SYS(munmap),
	SCMP_SYS(newfstatat),
	SCMP_SYS(poll),
	SCMP_SYS(read),
	SCMP_SYS(readv),
	SCMP_SYS(recvfrom),
	SCMP_SYS(recvmsg),
	SCMP_SYS(restart_syscall),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sendmsg),
	SCMP_SYS(sendto),
	SCMP_SYS(setsockopt),
	SCMP_SYS(shutdown),
	SCMP_SYS(tgkill),
	SCMP_SYS(write),
	SCMP_SYS(writev),
};

/* What a worker never needs: programs, other processes, listening, kernel services that had faults. */
static const int WORKER_NEVER[] = {
	SCMP_SYS(execve),
	SCMP_SYS(execveat),
	SCMP_SYS(ptrace),
	SCMP_SYS(process_vm_readv),
	SCMP_SYS(process_vm_writev),
	SCMP_SYS(listen),
	SCMP_SYS(accept),
	SCMP_SYS(accept4),
	SCMP_SYS(mount),
	SCMP_SYS(umount2),
	SCMP_SYS(chroot),
	SCMP_SYS(pivot_root),
	SCMP_SYS(unshare),
	SCMP_SYS(setns),
	SCMP_SYS(bpf),
	SCMP_SYS(perf_event_open),
	SCMP_SYS(keyctl),
	SCMP_SYS(add_key),
	SCMP_SYS(request_key),
	SCMP_SYS(init_module),
	SCMP_SYS(finit_module),
	SCMP_SYS(kexec_load),
	SCMP_SYS(userfaultfd),
	SCMP_SYS(io_uring_setup),
};

/* What a program of the cage reads: what it is made of, and fonts. Where a system has none of a name, it needs none. */
static const char *const PROGRAM_READS[] = {
	"/lib",
	"/lib64",
	"/usr/lib",
	"/usr/lib64",
	"/etc/ld.so.cache",
	"/etc/fonts",
	"/usr/share/fontconfig",
	"/usr/share/fonts",
	"/usr/share/poppler",
	"/var/cache/fontconfig",
};

/* What starts each program: an execve opens it too. */
static const char *const PROGRAM_LOADERS[] = {
	"/lib64/ld-linux-x86-64.so.2",
	"/lib/ld-linux-aarch64.so.1",
	"/lib/ld-linux-armhf.so.3",
	"/lib/ld-linux-riscv64-lp64d.so.1",
};

/* Beside WORKER_NEVER, but for the one execve: other processes and signals, and of files what Landlock does not know of
 * (their length and their rights, by name alone) or only newer kernels. */
static const int PROGRAM_NEVER[] = {
	SCMP_SYS(socket),
	SCMP_SYS(socketpair),
	SCMP_SYS(connect),
	SCMP_SYS(bind),
	SCMP_SYS(kill),
	SCMP_SYS(tkill),
	SCMP_SYS(rt_sigqueueinfo),
	SCMP_SYS(rt_tgsigqueueinfo),
	SCMP_SYS(pidfd_open),
	SCMP_SYS(pidfd_getfd),
	SCMP_SYS(pidfd_send_signal),
	SCMP_SYS(fork),
	SCMP_SYS(vfork),
	SCMP_SYS(prctl),
	SCMP_SYS(setpriority),
	SCMP_SYS(setrlimit),
	SCMP_SYS(sched_setaffinity),
	SCMP_SYS(sched_setattr),
	SCMP_SYS(sched_setparam),
	SCMP_SYS(sched_setscheduler),
	SCMP_SYS(ioprio_set),
	SCMP_SYS(memfd_create),
	SCMP_SYS(msgget),
	SCMP_SYS(semget),
	SCMP_SYS(shmget),
	SCMP_SYS(mq_open),
	SCMP_SYS(mq_unlink),
	SCMP_SYS(truncate),
	SCMP_SYS(chmod),
	SCMP_SYS(fchmod),
	SCMP_SYS(fchmodat),
	SCMP_SYS(chown),
	SCMP_SYS(fchown),
	SCMP_SYS(lchown),
	SCMP_SYS(fchownat),
	SCMP_SYS(setxattr),
	SCMP_SYS(lsetxattr),
	SCMP_SYS(fsetxattr),
	SCMP_SYS(removexattr),
	SCMP_SYS(lremovexattr),
	SCMP_SYS(fremovexattr),
	SCMP_SYS(utime),
	SCMP_SYS(utimes),
	SCMP_SYS(futimesat),
	SCMP_SYS(utimensat),
	SCMP_SYS(inotify_init1),
};
#define CALL_FCHMODAT2 452 /* the same number everywhere, and newer than the headers */

/* All that computing needs: memory, threads (libde265 has one of its own), and the clock. */
static const int CAGE_CALLS[] = {
	SCMP_SYS(brk),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_getres),
	SCMP_SYS(close),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
	SCMP_SYS(futex),
	SCMP_SYS(getpid),
	SCMP_SYS(getrandom),
	SCMP_SYS(gettid),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(madvise),
	SCMP_SYS(mmap),
	SCMP_SYS(mprotect),
	SCMP_SYS(mremap),
	SCMP_SYS(munmap),
	SCMP_SYS(restart_syscall),
	SCMP_SYS(rseq),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(sched_yield),
	SCMP_SYS(set_robust_list),
	SCMP_SYS(sigaltstack),
	SCMP_SYS(sysinfo),
};

/* The descriptors to keep move above all others, then the others go. */
static void descriptors_keep(int *fd, size_t n)
{
	int next = FD_HIGH;

	for (size_t i = 0; i < n; i++) {
		if (fd[i] < 0)
			continue;
		fd[i] = fcntl(fd[i], F_DUPFD_CLOEXEC, next);
		if (fd[i] < 0)
			_exit(1);
		next = fd[i] + 1;
	}
	if (syscall(SYS_close_range, FD_FIRST_OWN, FD_HIGH - 1, 0) != 0 || syscall(SYS_close_range, next, ~0U, 0) != 0)
		log_warn("process: descriptors of others stay open: %s", strerror(errno));
}

void process_begin(pid_t parent, const char *name, int *fd, size_t n)
{
	struct rlimit none = { 0, 0 };
	sigset_t set;

	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
		_exit(1);              /* without a parent nobody stops us */
	(void)signal(SIGINT, SIG_IGN); /* these cannot fail with a signal that exists */
	(void)signal(SIGTERM, SIG_IGN);
	(void)signal(SIGPIPE, SIG_IGN);
	sigemptyset(&set);
	(void)sigprocmask(SIG_SETMASK, &set, NULL); /* as above */
	(void)prctl(PR_SET_NAME, name);             /* for people who look at the list of processes */
	descriptors_keep(fd, n);
	/* What is in memory concerns children: no core files, no reading by other processes of the same user. */
	if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
		log_warn("process: memory can be looked at by others: %s", strerror(errno));
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		log_warn("process: no_new_privs: %s", strerror(errno));
}

void process_keep_memory(void)
{
	(void)mallopt(M_TRIM_THRESHOLD, HEAP_KEEP); /* only speed depends on these */
	(void)mallopt(M_MMAP_THRESHOLD, BIG_BLOCK);
}

void process_give_memory(void)
{
	(void)malloc_trim(0); /* nothing depends on whether there was any */
}

void process_end(int status)
{
	exit(status);
}

/* "123 (apdr-ledger) S 1 …": the name may have any letters. */
char process_state(pid_t pid)
{
	char path[32], line[128];
	const char *end;
	ssize_t n;
	int fd;

	(void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pid); /* fits */
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	n = read(fd, line, sizeof line - 1);
	close(fd);
	line[n > 0 ? n : 0] = '\0';
	end = strrchr(line, ')');
	return end != NULL && end[1] == ' ' ? end[2] : 0;
}

/* 0 when the kernel has no Landlock. */
static int landlock_version(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

	return version > 0 ? (int)version : 0;
}

static bool landlock_allow_path(int ruleset, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = access };
	bool ok;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return false;
	ok = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
	close(rule.parent_fd);
	return ok;
}

static bool landlock_allow(int ruleset, struct str path, uint64_t access, struct arena *a)
{
	return landlock_allow_path(ruleset, str_c(a, path), access);
}

static int landlock_open(int version, uint64_t fs, uint64_t net)
{
	struct ruleset r = { fs, version >= 4 ? net : 0 };
	size_t size = version >= 4 ? sizeof r : sizeof r.handled_access_fs;

	return (int)syscall(SYS_landlock_create_ruleset, &r, size, 0);
}

/* In force? */
static bool landlock_close(int ruleset, const char *who)
{
	bool ok = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;

	if (!ok)
		log_warn("process: %s is not confined by Landlock: %s", who, strerror(errno));
	if (ruleset >= 0)
		close(ruleset);
	return ok;
}

static void calls_load(scmp_filter_ctx filter, bool sound, const char *who)
{
	if (filter == NULL || !sound || seccomp_load(filter) != 0)
		log_warn("process: %s is not confined by seccomp", who);
	if (filter != NULL)
		seccomp_release(filter);
}

void process_confine_front(void)
{
	struct rlimit files;
	int version = landlock_version();
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool sound = filter != NULL;

	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		(void)setrlimit(RLIMIT_NOFILE, &files); /* fewer connections without it */
	}
	if (version > 0) {
		int ruleset = landlock_open(version, FS_READ | FS_WRITE, NET_BIND_TCP | NET_CONNECT_TCP);

		(void)landlock_close(ruleset, "front");
	} else {
		log_warn("process: this kernel has no Landlock; the front is confined by seccomp only");
	}
	for (size_t i = 0; sound && i < sizeof FRONT_CALLS / sizeof FRONT_CALLS[0]; i++)
		sound = seccomp_rule_add(filter, SCMP_ACT_ALLOW, FRONT_CALLS[i], 0) == 0;
	calls_load(filter, sound, "front");
}

void process_confine_worker(struct arena *a, struct str folder, bool database_far)
{
	int version = landlock_version();
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool sound = filter != NULL;

	if (version > 0) {
		int ruleset = landlock_open(version, FS_WRITE | LANDLOCK_ACCESS_FS_EXECUTE,
		                            NET_BIND_TCP | (database_far ? 0 : NET_CONNECT_TCP));

		if (!landlock_allow(ruleset, folder, FS_WRITE, a) ||
		    !landlock_allow(ruleset, S("/dev/null"), LANDLOCK_ACCESS_FS_WRITE_FILE, a))
			log_warn("process: Landlock does not take the folder: %s", strerror(errno));
		else
			(void)landlock_close(ruleset, "worker");
	}
	for (size_t i = 0; sound && i < sizeof WORKER_NEVER / sizeof WORKER_NEVER[0]; i++)
		sound = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), WORKER_NEVER[i], 0) == 0;
	calls_load(filter, sound, "worker");
}

/* What a program of the cage may open. Started may be those that are named, by who still can start one. */
static int landlock_program(int version, const char *const *program, size_t n)
{
	const uint64_t reads = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
	const uint64_t starts = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
	int ruleset = landlock_open(version, FS_READ | FS_WRITE, NET_BIND_TCP | NET_CONNECT_TCP);

	for (size_t i = 0; ruleset >= 0 && i < sizeof PROGRAM_READS / sizeof PROGRAM_READS[0]; i++)
		if (!landlock_allow_path(ruleset, PROGRAM_READS[i], reads))
			(void)landlock_allow_path(ruleset, PROGRAM_READS[i], LANDLOCK_ACCESS_FS_READ_FILE);
	for (size_t i = 0; ruleset >= 0 && i < sizeof PROGRAM_LOADERS / sizeof PROGRAM_LOADERS[0]; i++)
		(void)landlock_allow_path(ruleset, PROGRAM_LOADERS[i], starts);
	for (size_t i = 0; ruleset >= 0 && i < n; i++)
		(void)landlock_allow_path(ruleset, program[i], starts);
	return ruleset;
}

static bool never_but_execve(scmp_filter_ctx filter)
{
	bool sound = filter != NULL;

	for (size_t i = 0; sound && i < sizeof WORKER_NEVER / sizeof WORKER_NEVER[0]; i++)
		if (WORKER_NEVER[i] != SCMP_SYS(execve))
			sound = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), WORKER_NEVER[i], 0) == 0;
	return sound;
}

void process_confine_keeper(const char *const *program, size_t n)
{
	int version = landlock_version();
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool sound = never_but_execve(filter);

	if (version <= 0 || !landlock_close(landlock_program(version, program, n), "keeper"))
		/* nothing else says who may be started */
		sound = sound && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(execve), 0) == 0;
	sound = sound && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 0) == 0 &&
	        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(connect), 0) == 0;
	calls_load(filter, sound, "keeper");
}

/* Allows a call whose first argument is so. */
static bool allow_first(scmp_filter_ctx filter, int call, enum scmp_compare how, scmp_datum_t a, scmp_datum_t b)
{
	const struct scmp_arg_cmp first = { .arg = 0, .op = how, .datum_a = a, .datum_b = b };

	return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &first) == 0;
}

bool process_confine_cage(int out)
{
	scmp_filter_ctx filter;
	bool sound;

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	sound = filter != NULL;
	for (size_t i = 0; sound && i < sizeof CAGE_CALLS / sizeof CAGE_CALLS[0]; i++)
		sound = seccomp_rule_add(filter, SCMP_ACT_ALLOW, CAGE_CALLS[i], 0) == 0;
	/* What libraries try and can do without: opening a file (a catalogue of messages), clone3 (glibc asks it before
	 * clone, whose flags can be looked at), a name for a thread, looking at a standard stream. */
	sound = sound && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), SCMP_SYS(openat), 0) == 0 &&
	        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), SCMP_SYS(newfstatat), 0) == 0 &&
	        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
	        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl), 0) == 0 &&
	        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), 0) == 0 &&
	        allow_first(filter, SCMP_SYS(clone), SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD) &&
	        allow_first(filter, SCMP_SYS(tgkill), SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0) && /* of abort */
	        allow_first(filter, SCMP_SYS(write), SCMP_CMP_EQ, (scmp_datum_t)out, 0) &&
	        allow_first(filter, SCMP_SYS(write), SCMP_CMP_EQ, STDERR_FILENO, 0);
	sound = sound && seccomp_load(filter) == 0;
	if (filter != NULL)
		seccomp_release(filter);
	return sound;
}

/* Refuses a call unless its first argument is this. */
static bool refuse_others(scmp_filter_ctx filter, int call, scmp_datum_t own)
{
	const struct scmp_arg_cmp first = { .arg = 0, .op = SCMP_CMP_NE, .datum_a = own };

	return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), call, 1, &first) == 0;
}

bool process_confine_program(const char *program)
{
	int version = landlock_version();
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool sound = version > 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && never_but_execve(filter);
	int ruleset = sound ? landlock_program(version, &program, 1) : -1;
	const struct scmp_arg_cmp process = { .arg = 0, .op = SCMP_CMP_MASKED_EQ, .datum_a = CLONE_THREAD };

	sound = ruleset >= 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	for (size_t i = 0; sound && i < sizeof PROGRAM_NEVER / sizeof PROGRAM_NEVER[0]; i++)
		sound = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), PROGRAM_NEVER[i], 0) == 0;
	sound = sound && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
	        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), CALL_FCHMODAT2, 0) == 0 &&
	        seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, &process) == 0 &&
	        refuse_others(filter, SCMP_SYS(tgkill), (scmp_datum_t)getpid()) &&
	        refuse_others(filter, SCMP_SYS(prlimit64), 0) && seccomp_load(filter) == 0;
	if (ruleset >= 0)
		close(ruleset);
	if (filter != NULL)
		seccomp_release(filter);
	return sound;
}

bool process_may_program(const char *program)
{
	return landlock_version() > 0 && access(program, F_OK) == 0;
}
