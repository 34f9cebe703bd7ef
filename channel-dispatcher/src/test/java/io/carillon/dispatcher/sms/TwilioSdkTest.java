package io.carillon.dispatcher.sms;

import com.twilio.http.TwilioRestClient;
import io.carillon.dispatcher.provider.Provider;
import java.util.List;
import java.util.logging.Level;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioSdkTest extends TwilioContractTest {

    @Override
    protected Provider provider() {
        return new TwilioProvider(
                List.of(new TwilioHttp(http()), new TwilioSdk(sdkCalls())), config("sdk"), callbacks(), clock());
    }

    @BeforeEach
    void load() {
        loadLibrary();
    }

    @Test
    void aTalkativeLibraryHarmsNothing() {
        Logger talkative = Logger.getLogger(TwilioRestClient.class.getName());
        Level before = talkative.getLevel();
        talkative.setLevel(Level.ALL);
        try {
            anAcceptedMessageIsSentWithTheVendorsNameForIt();
        } finally {
            talkative.setLevel(before);
        }
    }
}
