package io.carillon.admin.provider.check;

import io.carillon.outbound.AnswerTooLongException;
import io.carillon.outbound.RefusedTargetException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a place could not be talked to, in plain words. */
final class Faults {
    private Faults() {}

    /** @param place host, as the tenant knows it */
    static CheckStep step(Throwable failure, String place) {
        boolean tls = isAny(failure, SSLException.class, CertificateExpiredException.class);
        return CheckStep.wrong(tls ? "encryption" : "connection", inWords(failure, place));
    }

    static String inWords(Throwable failure, String place) {
        if (isAny(failure, RefusedTargetException.class)) {
            return place + " may not be called: it is not in the public internet";
        }
        if (isAny(failure, UnknownHostException.class)) {
            return "the name " + place + " cannot be resolved: look for a typing error";
        }
        if (isAny(failure, TimeoutException.class, SocketTimeoutException.class)) {
            return place + " did not answer in time: is the port right, is a firewall in between?";
        }
        if (isAny(failure, SSLException.class, CertificateExpiredException.class)) {
            return tls(failure, place);
        }
        if (isAny(failure, ConnectException.class, NoRouteToHostException.class)) {
            return place + " does not take connections on this port";
        }
        return isAny(failure, AnswerTooLongException.class)
                ? place + " answered with far more than expected: is this the right address?"
                : "the connection to " + place + " broke off";
    }

    private static String tls(Throwable failure, String place) {
        if (isAny(failure, CertificateExpiredException.class)) {
            return "the certificate of " + place + " has expired";
        }
        String said = causes(failure)
                .map(cause -> String.valueOf(cause.getMessage()))
                .toList()
                .toString();
        if (said.contains("No subject alternative") || said.contains("No name matching")) {
            return "the certificate of the server is for another name than " + place;
        }
        if (said.contains("certification path") || said.contains("PKIX")) {
            return "the certificate of " + place + " is not from a known authority";
        }
        return said.contains("not an SSL/TLS record") || said.contains("Unsupported or unrecognized")
                ? place + " does not speak TLS on this port: port 587 usually wants starttls, port 465 tls"
                : "no encrypted connection with " + place + " could be agreed on";
    }

    @SafeVarargs
    private static boolean isAny(Throwable failure, Class<? extends Throwable>... types) {
        return causes(failure).anyMatch(cause -> Stream.of(types).anyMatch(type -> type.isInstance(cause)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
