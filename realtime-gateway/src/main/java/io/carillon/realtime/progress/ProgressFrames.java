package io.carillon.realtime.progress;

import io.carillon.realtime.protocol.ServerFrame;
import java.util.Map;

/** How far something is, as browsers are told. */
final class ProgressFrames {
    private ProgressFrames() {}

    static ServerFrame of(boolean isBulk, String id, String state, Map<String, Long> counters) {
        return isBulk
                ? new ServerFrame.BulkProgress(id, state, counters)
                : new ServerFrame.BatchProgress(id, state, counters);
    }
}
