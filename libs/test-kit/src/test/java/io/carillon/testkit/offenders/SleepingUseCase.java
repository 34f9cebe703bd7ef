package io.carillon.testkit.offenders;

import java.util.concurrent.TimeUnit;

class SleepingUseCase {
    void wait(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }
}
