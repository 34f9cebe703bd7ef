package io.carillon.core.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How batches and bulk jobs are fed into the lanes. */
@ConfigMapping(prefix = "carillon.batch")
public interface BatchConfig {

    /** How often batches are looked at: fed, told of, completed. */
    @WithDefault("1s")
    String every();

    /** How long a batch takes chunks; then it is closed for its caller. */
    @WithDefault("24h")
    Duration openFor();

    /** How long an upload may take; what is not whole by then is cleared away. */
    @WithDefault("2h")
    Duration uploadFor();

    /** How long nothing of an upload must have arrived until a repeat with its idempotency key may take its place. */
    @WithDefault("1m")
    Duration uploadSilence();

    /** Notifications of one batch that may be on their way between planning and provider; more are not fed. */
    @WithDefault("10000")
    int inFlight();

    /** Requests that may wait in a lane for planning; while there are more, no batch is fed into it. */
    @WithDefault("20000")
    long laneLag();

    /** Rows a CSV file may have. */
    @WithDefault("1000000")
    int maxRows();

    /** Columns a CSV file may have. */
    @WithDefault("200")
    int maxColumns();

    /** Characters a row of a CSV file may have. */
    @WithDefault("65536")
    int maxRowLength();
}
