package io.carillon.dispatcher.push;

class FcmHttpTest extends FcmContractTest {
    @Override
    String client() {
        return "http";
    }
}
