package io.carillon.devstack.suite;

import java.io.IOException;

/** Ends this program when the one that started it is gone: its standard input closes or its parent dies. */
final class Ownership {

    private Ownership() {}

    static void endWithOwner() {
        Thread.ofPlatform().daemon().name("input-watch").start(Ownership::readToTheEnd);
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(Ownership::end));
    }

    private static void readToTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // only the end of the stream matters
            }
        } catch (IOException closed) {
            // the same as its end
        }
        end();
    }

    private static void end() {
        System.exit(0);
    }
}
