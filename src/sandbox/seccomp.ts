/**
 * A seccomp filter, as the classic BPF program that bubblewrap's `--seccomp` reads: what a product never needs and what
 * past escapes went through (mounts, namespaces, kernel modules, keyrings, bpf, perf, io_uring, ptrace, exotic socket
 * families such as AF_VSOCK, which no network namespace confines). Numbers: the kernel's syscall tables of each machine.
 */
type Machine = { audit: number; socket: number; denied: readonly number[] };

/** The same number on every machine: system calls since Linux 5.1. */
const recent = [425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 442, 443, 447, 467];

const machines: Partial<Record<NodeJS.Architecture, Machine>> = {
  x64: {
    audit: 0xc000003e,
    socket: 41,
    // ptrace syslog uselib personality vhangup modify_ldt pivot_root adjtimex chroot acct settimeofday mount umount2
    // swapon swapoff reboot sethostname setdomainname iopl ioperm init_module delete_module quotactl nfsservctl
    // lookup_dcookie clock_settime mbind set_mempolicy kexec_load add_key request_key keyctl migrate_pages unshare
    // vmsplice move_pages perf_event_open fanotify_init name_to_handle_at open_by_handle_at clock_adjtime setns
    // process_vm_readv process_vm_writev kcmp finit_module kexec_file_load bpf userfaultfd
    denied: [
      101, 103, 134, 135, 153, 154, 155, 159, 161, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 175,
      176, 179, 180, 212, 227, 237, 238, 246, 248, 249, 250, 256, 272, 278, 279, 298, 300, 303, 304, 305, 308,
      310, 311, 312, 313, 320, 321, 323,
    ],
  },
  arm64: {
    audit: 0xc00000b7,
    socket: 198,
    // lookup_dcookie umount2 mount pivot_root nfsservctl chroot vhangup quotactl vmsplice acct personality unshare
    // kexec_load init_module delete_module clock_settime syslog ptrace reboot sethostname setdomainname settimeofday
    // adjtimex add_key request_key keyctl swapon swapoff mbind set_mempolicy migrate_pages move_pages perf_event_open
    // fanotify_init name_to_handle_at open_by_handle_at clock_adjtime setns process_vm_readv process_vm_writev kcmp
    // finit_module bpf userfaultfd kexec_file_load
    denied: [
      18, 39, 40, 41, 42, 51, 58, 60, 75, 89, 92, 97, 104, 105, 106, 112, 116, 117, 142, 161, 162, 170, 171,
      217, 218, 219, 224, 225, 235, 237, 238, 239, 241, 262, 264, 265, 266, 268, 270, 271, 272, 273, 280, 282,
      294,
    ],
  },
};

const load = 0x20;
const jumpIfEqual = 0x15;
const jumpIfAtLeast = 0x35;
const answer = 0x06;

const allow = 0x7fff_0000;
const killProcess = 0x8000_0000;
const refuse = (errno: number): number => 0x0005_0000 | errno;
const operationNotPermitted = 1;
const familyNotSupported = 97;

/** Offsets in the kernel's `struct seccomp_data`. */
const numberOffset = 0;
const machineOffset = 4;
const firstArgumentOffset = 16;

/** AF_UNIX, AF_INET, AF_INET6. */
const families = [1, 2, 10];

type Step = { code: number; value: number; ifTrue?: number; ifFalse?: number };

/** The program for this machine; undefined where we have no table, so that the caller goes on without one. */
export function seccompProgram(machine: NodeJS.Architecture = process.arch): Buffer | undefined {
  const table = machines[machine];
  return table === undefined ? undefined : encode(steps(table));
}

function steps({ audit, socket, denied }: Machine): Step[] {
  const numbers = [...denied, ...recent];
  const refusals = numbers.map((value, index) => ({
    code: jumpIfEqual,
    value,
    ifTrue: numbers.length - index,
  }));
  return [
    { code: load, value: machineOffset },
    { code: jumpIfEqual, value: audit, ifTrue: 1 },
    { code: answer, value: killProcess },
    { code: load, value: numberOffset },
    // The x32 table has the same calls under other numbers.
    { code: jumpIfAtLeast, value: 0x4000_0000, ifTrue: numbers.length + 2 },
    { code: jumpIfEqual, value: socket, ifTrue: numbers.length + 2 },
    ...refusals,
    { code: answer, value: allow },
    { code: answer, value: refuse(operationNotPermitted) },
    { code: load, value: firstArgumentOffset },
    ...families.map((value, index) => ({ code: jumpIfEqual, value, ifTrue: families.length - index })),
    { code: answer, value: refuse(familyNotSupported) },
    { code: answer, value: allow },
  ];
}

function encode(program: readonly Step[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  for (const [index, { code, value, ifTrue = 0, ifFalse = 0 }] of program.entries()) {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(ifTrue, index * 8 + 2);
    bytes.writeUInt8(ifFalse, index * 8 + 3);
    bytes.writeUInt32LE(value >>> 0, index * 8 + 4);
  }
  return bytes;
}
