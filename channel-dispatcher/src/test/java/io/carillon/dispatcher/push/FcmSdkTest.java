package io.carillon.dispatcher.push;

class FcmSdkTest extends FcmContractTest {
    @Override
    String client() {
        return "sdk";
    }
}
