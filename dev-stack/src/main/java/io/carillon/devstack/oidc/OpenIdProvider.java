package io.carillon.devstack.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.Part;
import io.carillon.devstack.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * The quick-start OpenID provider, inside this JVM. The library gives discovery, key set, signing and user info; the
 * token and authorization endpoints are ours, because they check who asks. The signing key outlives a restart.
 */
public final class OpenIdProvider implements Part {

    public static final String NAME = "oidc";

    static final String ISSUER_ID = "realms/" + Realm.NAME;
    static final String PATH = "/" + ISSUER_ID;

    private final DataDirectory data;
    private final int port;
    private volatile MockOAuth2Server server;

    public OpenIdProvider(DataDirectory data, int port) {
        this.data = data;
        this.port = port;
    }

    public static String issuer(int port) {
        return "http://localhost:" + port + PATH;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() throws Exception {
        Ports.requireFree(NAME, port);
        OAuth2TokenProvider signer = new OAuth2TokenProvider(new KeyProvider(List.of(signingKey())));
        Realm realm = Realm.carillon();
        SignIns signIns = new SignIns(Clock.systemUTC());
        TokenRoute tokens =
                new TokenRoute(new TokenDesk(realm, signIns), signIns, new TokenPress(signer, issuer(port)));
        OAuth2Config config = new OAuth2Config(true, null, null, true, signer, Set.of(), new MockWebServerWrapper());
        server = new MockOAuth2Server(
                config, new DiscoveryRoute(issuer(port), realm), tokens, new AuthorizationRoute(realm, signIns));
        server.start(InetAddress.getLoopbackAddress(), port);
        Thread.ofPlatform().daemon().name("oidc-forget").start(this::forgetRequests);
    }

    /** The library's HTTP server keeps every request for inspection by unit tests; a long run must not. */
    private void forgetRequests() {
        try {
            for (MockOAuth2Server running = server; running != null; running = server) {
                running.takeRequest(1, TimeUnit.DAYS);
            }
        } catch (RuntimeException nothingForADay) {
            forgetRequests();
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdown();
            server = null;
        }
    }

    private JWK signingKey() throws IOException, JOSEException, ParseException {
        Path file = data.of("oidc-signing-key.json");
        if (!Files.exists(file)) {
            Files.writeString(file, new RSAKeyGenerator(2048).generate().toJSONString());
        }
        return JWK.parse(Files.readString(file));
    }
}
