package io.carillon.devstack.process;

/** A part that runs in a child process, which may die on its own and be started again. */
public interface ChildPart extends Part {

    /** The child of the latest start. */
    Child child();
}
