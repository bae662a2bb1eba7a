package cli

import (
	"runtime"
	"runtime/debug"
	"sync"
	"syscall"
	"unsafe"
)

// reserved is about what the shipped rules, the lexicons and the tagger take in memory.
const reserved = 48 << 20

// hugePage is the size of a huge page of x86-64 and arm64, as Linux has them by default.
const hugePage = 2 << 20

// reserve asks Linux to back the memory that is allocated next by huge pages. Loading the
// rules touches some 10,000 pages of 4 KB, and in a virtual machine a page fault takes
// 10 µs and more. The memory is allocated and freed, never touched: what it was is
// what the heap grows into. Go has no setting for it; where Linux does not want to,
// nothing changes. See docs/decisions/0019-huge-pages.md.
var reserve = sync.OnceFunc(func() {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	room := make([]byte, reserved)
	first := uintptr(unsafe.Pointer(unsafe.SliceData(room)))
	skip := -first & (hugePage - 1)                                            // up to where a huge page can begin
	_ = syscall.Madvise(room[skip:len(room)-hugePage], 14 /* MADV_HUGEPAGE */) // it is advice
	runtime.KeepAlive(room)
	room = nil
	runtime.GC()
})
