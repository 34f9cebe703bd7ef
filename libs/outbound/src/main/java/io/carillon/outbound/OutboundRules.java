package io.carillon.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a tenant may name as a place to call. A refusal is one sentence for the tenant. Passing says nothing about where
 * a name leads: that is {@link OutboundGuard#pin}'s to find out when the call is made.
 *
 * @param allowPrivate lets everything pass that is well-formed, but for metadata services; development only
 * @param webPorts ports of URLs
 * @param mailPorts ports of mail servers
 */
public record OutboundRules(boolean allowPrivate, Set<Integer> webPorts, Set<Integer> mailPorts) {
    private static final int LONGEST_HOST = 253;
    private static final int HIGHEST_PORT = 65_535;
    private static final int HTTPS_PORT = 443;
    private static final Pattern LABELS = Pattern.compile(
            "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?" + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Set<String> INNER_ENDS = Set.of(
            "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "svc");

    /** Why {@code url} may not be called; empty when it may. */
    public Optional<String> refusalOfUrl(String url) {
        try {
            return refusalOf(new URI(url));
        } catch (URISyntaxException malformed) {
            return Optional.of("must be an absolute https address");
        }
    }

    private Optional<String> refusalOf(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowPrivate && scheme.equals("http"))) {
            return Optional.of("must be an https address");
        }
        if (url.getHost() == null) {
            return Optional.of("must name a host, as a name or as an address in its plain form");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must not hold a user name or a fragment");
        }
        return refusalOfPort(url.getPort() < 0 ? HTTPS_PORT : url.getPort(), webPorts)
                .or(() -> refusalOfHost(url.getHost()));
    }

    /** Why a mail server at {@code host} and {@code port} may not be called; empty when it may. */
    public Optional<String> refusalOfMailServer(String host, int port) {
        return refusalOfHost(host).or(() -> refusalOfMailPort(port));
    }

    /** Why a mail server's port may not be called; empty when it may. */
    public Optional<String> refusalOfMailPort(int port) {
        return refusalOfPort(port, mailPorts);
    }

    private Optional<String> refusalOfPort(int port, Set<Integer> usual) {
        boolean fine = allowPrivate ? port >= 1 && port <= HIGHEST_PORT : usual.contains(port);
        return fine
                ? Optional.empty()
                : Optional.of("the port must be one of "
                        + usual.stream().sorted().map(String::valueOf).toList());
    }

    /** Why {@code host} may not be called; empty when it may. IPv6 addresses with or without brackets. */
    public Optional<String> refusalOfHost(String host) {
        String bare = host == null ? "" : unbracketed(host);
        if (Literal.looksNumeric(bare)) {
            return Literal.bytes(bare)
                    .map(this::refusalOfAddress)
                    .orElse(Optional.of("an address must be written as four decimal numbers or as plain IPv6"));
        }
        if (bare.length() > LONGEST_HOST || !LABELS.matcher(bare).matches()) {
            return Optional.of("must be a host name without final dot, or an address");
        }
        return allowPrivate || isOuter(bare)
                ? Optional.empty()
                : Optional.of("must be a name in the public internet, not one of an inner network");
    }

    private Optional<String> refusalOfAddress(byte[] address) {
        return mayConnect(address)
                ? Optional.empty()
                : Optional.of("must be an address of the public internet, not of an inner network");
    }

    /** Whether an address may be connected to. A cloud's metadata service never may, for it hands out credentials. */
    boolean mayConnect(byte[] address) {
        return allowPrivate ? !PublicAddress.isMetadata(address) : PublicAddress.isPublic(address);
    }

    private static boolean isOuter(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && !INNER_ENDS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** A URL's host as TLS and {@code RequestOptions.setHost} want it: IPv6 addresses without brackets. */
    public static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
