package jp.kosmo.keycloak.it.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Several requests at the same moment: a double click, two tabs, or somebody who guesses with many browsers. */
public final class ParallelRequests {

    private static final int TOO_MANY_REQUESTS = 429;

    private ParallelRequests() {}

    /** Runs the task this many times, all starting at once, each with its number from 0; results in that order. */
    public static <T> List<T> run(int times, Task<T> task) {
        var start = new CyclicBarrier(times);
        var threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> tasks = IntStream.range(0, times)
                    .<Callable<T>>mapToObj(number -> () -> {
                        start.await();
                        return task.run(number);
                    })
                    .toList();
            return threads.invokeAll(tasks).stream()
                    .map(ParallelRequests::result)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Of many requests of one member at once all but two are asked to wait a moment: a patient member presses 「続ける」 and
     * submits the form again, as long as it is there.
     */
    static LoginClient untilServed(LoginClient browser, Map<String, String> fields) {
        String field = fields.keySet().iterator().next();
        for (int tries = 0; tries < 400 && isAskedToWait(browser); tries++) {
            LockSupport.parkNanos(50_000_000);
            browser.click(".kosmo-buttons a");
            if (!browser.isDone() && browser.page().field(field) != null) {
                browser.follow(browser.request(fields));
            }
        }
        return browser;
    }

    private static boolean isAskedToWait(LoginClient browser) {
        return !browser.isDone() && browser.page().status() == TOO_MANY_REQUESTS;
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is done, by number. */
    public interface Task<T> {
        /** Does it once. */
        T run(int number);
    }
}
