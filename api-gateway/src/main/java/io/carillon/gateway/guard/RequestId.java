package io.carillon.gateway.guard;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The id of one request, which ties what a caller reports to our logs. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    private RequestId() {}

    /** The id this request was given as it came in. */
    public static String of(RoutingContext context) {
        return context.response().headers().get(HEADER);
    }

    static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
