package io.carillon.testkit.offenders;

class SleepingThread {
    void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
