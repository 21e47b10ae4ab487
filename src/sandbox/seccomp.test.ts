import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seccompProgram } from './seccomp.ts';

const x64 = 0xc000003e;
const allow = 0x7fff0000;
const notPermitted = 0x00050001;
const familyNotSupported = 0x00050061;

/** Runs the program as the kernel does, on one system call. */
function decide(machine: number, call: number, firstArgument = 0): number {
  const program = seccompProgram('x64') ?? Buffer.alloc(0);
  let accumulator = 0;
  for (let at = 0; at < program.length / 8; at += 1) {
    const code = program.readUInt16LE(at * 8);
    const value = program.readUInt32LE(at * 8 + 4);
    const jump = (isTrue: boolean): void => {
      at += program.readUInt8(at * 8 + (isTrue ? 2 : 3));
    };
    if (code === 0x06) return value;
    if (code === 0x20) accumulator = value === 0 ? call : value === 4 ? machine : firstArgument;
    else if (code === 0x15) jump(accumulator === value);
    else if (code === 0x35) jump(accumulator >= value);
    else throw new Error(`unknown instruction ${code}`);
  }
  throw new Error('the program ended without an answer');
}

test('calls that a product needs are allowed', () => {
  const [read, write, openat, clone, clone3, execve, accept4, epoll, prlimit, socketpair] = [
    0, 1, 257, 56, 435, 59, 288, 232, 302, 53,
  ];
  for (const call of [read, write, openat, clone, clone3, execve, accept4, epoll, prlimit, socketpair]) {
    expect(decide(x64, call ?? -1)).toBe(allow);
  }
});

test('mounts, namespaces, modules, tracing, keys, bpf and io_uring are refused', () => {
  const [ptrace, mount, unshare, setns, bpf, ioUring, initModule, keyctl, openTree, userfaultfd] = [
    101, 165, 272, 308, 321, 425, 175, 250, 428, 323,
  ];
  for (const call of [
    ptrace,
    mount,
    unshare,
    setns,
    bpf,
    ioUring,
    initModule,
    keyctl,
    openTree,
    userfaultfd,
  ]) {
    expect(decide(x64, call ?? -1)).toBe(notPermitted);
  }
});

test('sockets are local, IPv4 or IPv6; all other families are refused', () => {
  for (const family of [1, 2, 10]) expect(decide(x64, 41, family)).toBe(allow);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (family) => {
      fc.pre(![1, 2, 10].includes(family));
      expect(decide(x64, 41, family)).toBe(familyNotSupported);
    }),
  );
});

test('every call under the x32 numbering is refused, and another machine’s calls end the process', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600 }), (call) => {
      expect(decide(x64, 0x40000000 + call)).toBe(notPermitted);
      expect(decide(0x40000003, call)).toBe(0x80000000);
    }),
  );
});

test('a machine without a table gets no program', () => {
  expect(seccompProgram('mips')).toBeUndefined();
  expect(seccompProgram('arm64')).toBeInstanceOf(Buffer);
});
