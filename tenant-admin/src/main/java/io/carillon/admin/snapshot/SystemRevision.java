package io.carillon.admin.snapshot;

/**
 * How far system values and the snapshots that hold them are.
 *
 * @param current number of changes so far
 * @param published number of those that every tenant's snapshot has followed
 */
public record SystemRevision(long current, long published) {

    public boolean isPublished() {
        return current == published;
    }
}
