package io.carillon.devstack.process;

/**
 * One piece of the stack. {@code start} returns only when the piece answers and is proved to be the one started here;
 * {@code stop} is safe to call at any time, more than once, and ends within a bounded time.
 */
public interface Part {

    String name();

    void start() throws Exception;

    void stop();
}
