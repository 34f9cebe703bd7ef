package io.carillon.devstack.process;

import java.nio.file.Path;
import java.util.Optional;

/** One part of the stack did not do what was asked; names the part and, for a child process, its log. */
public final class PartFailure extends RuntimeException {

    private final String part;
    private final transient Path log;

    public PartFailure(String part, String message) {
        this(part, message, null, null);
    }

    public PartFailure(String part, String message, Path log, Throwable cause) {
        super(message, cause);
        this.part = part;
        this.log = log;
    }

    public String part() {
        return part;
    }

    public Optional<Path> log() {
        return Optional.ofNullable(log);
    }
}
