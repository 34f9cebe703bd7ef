package io.carillon.dispatcher.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** How texts leave the house. */
@ConfigMapping(prefix = "carillon.sms")
public interface SmsConfig {

    /** What speaks to Twilio: {@code sdk}, its own library and the usual one, or {@code http}, all that native images have. */
    Optional<String> client();

    /** Texts that take more segments are refused; an account may set a limit of its own, {@code maxSegments}. */
    @WithDefault("10")
    int maxSegments();

    /** Beginnings of numbers that nobody may write to, such as premium-rate ones, with plus; accounts may add theirs. */
    Optional<Set<String>> refusedPrefixes();
}
