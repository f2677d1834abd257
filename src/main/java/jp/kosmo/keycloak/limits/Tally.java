package jp.kosmo.keycloak.limits;

import java.time.Duration;

/**
 * How often something has happened to one subject within the time that lies behind.
 *
 * <p>The marks of a window are set one after the other, so the first that is free is found by halving: counting to a
 * thousand takes twenty look-ups, counting nothing takes two. Of the window before, the part counts that has not passed
 * yet. Nothing is lost however many add at once.
 *
 * @param marks where the marks are
 * @param name of what is counted
 * @param window of time
 */
public record Tally(Marks marks, String name, Duration window) {

    /** How often up to now. */
    public int count(String subject, long now) {
        long length = window.toMillis();
        double passed = (double) (now % length) / length;
        return marksOf(subject, now / length) + (int) Math.ceil(marksOf(subject, now / length - 1) * (1 - passed));
    }

    /** Once more. */
    public void add(String subject, long now) {
        long number = now / window.toMillis();
        int place = marksOf(subject, number);
        while (!marks.set(mark(subject, number, place), window.multipliedBy(2))) {
            place++;
        }
    }

    private int marksOf(String subject, long number) {
        int free = 1;
        while (marks.has(mark(subject, number, free - 1))) {
            free *= 2;
        }
        int taken = free / 2; // this many at least, fewer than free
        while (free - taken > 1) {
            int middle = (taken + free) / 2;
            if (marks.has(mark(subject, number, middle - 1))) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        return taken;
    }

    private String mark(String subject, long number, int place) {
        return String.join("\n", name, subject, String.valueOf(number), String.valueOf(place));
    }
}
