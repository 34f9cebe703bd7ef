package io.carillon.admin.http;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param data the items, in the list's order
 * @param nextCursor pass it as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> data, String nextCursor) {

    /** Cuts what was read (at most one more than the limit) into a page; {@code key} is what the list is sorted by. */
    public static <T> Page<T> of(PageRequest request, List<T> read, Function<T, String> key) {
        if (read.size() <= request.limit()) {
            return new Page<>(read, null);
        }
        List<T> data = List.copyOf(read.subList(0, request.limit()));
        return new Page<>(data, PageRequest.cursor(key.apply(data.getLast())));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(data.stream().map(view).toList(), nextCursor);
    }
}
