package io.carillon.dispatcher.email;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How attachments that are given by their address are fetched. */
@ConfigMapping(prefix = "carillon.attachments")
public interface AttachmentConfig {

    /** Largest file that is fetched. */
    @WithDefault("10M")
    MemorySize largest();

    /** Most that one mail's files may have together. */
    @WithDefault("20M")
    MemorySize together();

    /** How long fetching one file may take. */
    @WithDefault("15s")
    Duration timeout();

    /** Mails whose fetched files are held in memory at the same time. */
    @WithDefault("4")
    int mails();

    /** How long a mail waits for its turn before it is tried again later. */
    @WithDefault("60s")
    Duration patience();

    /** How long a fetched file serves other mails with the same address. */
    @WithDefault("30s")
    Duration keep();

    /** Fetched files kept for other mails. */
    @WithDefault("8")
    int kept();
}
