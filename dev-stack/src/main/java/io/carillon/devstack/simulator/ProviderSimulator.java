package io.carillon.devstack.simulator;

import io.carillon.devstack.process.Part;

public final class ProviderSimulator implements Part {
    public ProviderSimulator(int port, int smtp) {}

    public String name() {
        return "simulator";
    }

    public void start() {}

    public void stop() {}
}
