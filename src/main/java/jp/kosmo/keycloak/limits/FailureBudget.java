package jp.kosmo.keycloak.limits;

import java.time.Duration;

/**
 * How many failed logins one address, or one network, is allowed in an hour.
 *
 * <p>It is meant to stop one attacker with a list of thousands of user IDs, and not the company with five hundred members
 * behind one address. They differ in two things. An attacker fails with ever new IDs, many of which belong to nobody; a
 * member who mistypes is known, and tries the same ID again. And behind a company's address members log in: so each
 * member who has logged in from there within the hour adds two to what it is allowed, while successes use nothing up. An
 * attacker who owns five accounts gains ten failures.
 *
 * <ul>
 *   <li>A failure with a user ID that belongs to a member counts 1, a failure with an ID seen here within the hour 1, a
 *       failure with a new ID that belongs to nobody 3.
 *   <li>Allowed is the limit, and 2 more for each member who has logged in from there, up to ten times the limit.
 *   <li>When that is used up, logins from there are refused for ten minutes; then one more failure asks again.
 *   <li>If by then it was at least five different IDs, that is worth an alarm, once an hour.
 * </ul>
 *
 * A browser in which the member has logged in before is asked none of this; see the caller.
 *
 * @param marks shared by all nodes
 * @param name of the budget
 * @param limit failures an hour; 0 = no limit
 */
record FailureBudget(Marks marks, String name, int limit) {

    static final Duration WINDOW = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int UNKNOWN_ID = 3;
    private static final int MANY_IDS = 5;
    private static final int EACH_MEMBER = 2;
    private static final int MOST = 10;

    /** Whether it is used up. Costs one look-up. */
    boolean isSpent(String subject) {
        return limit > 0 && marks.has(mark("spent", subject));
    }

    /** Counts a failure; true when it is time for an alarm. */
    boolean failed(String subject, String userId, boolean known, long now) {
        if (limit == 0) {
            return false;
        }
        boolean fresh = marks.set(mark("seen", subject + "\n" + userId), WINDOW);
        if (fresh) {
            tally("ids").add(subject, now);
        }
        // One mark either way, so that neither answer takes longer.
        tally(fresh && !known ? "unknown" : "known").add(subject, now);
        int allowed = limit + Math.min(EACH_MEMBER * tally("members").count(subject, now), MOST * limit);
        int used = tally("known").count(subject, now)
                + UNKNOWN_ID * tally("unknown").count(subject, now);
        if (used < allowed) {
            return false;
        }
        marks.set(mark("spent", subject), PAUSE);
        return tally("ids").count(subject, now) >= MANY_IDS && marks.set(mark("alarm", subject), WINDOW);
    }

    /** A member has logged in; counts once an hour. */
    void succeeded(String subject, String memberId, long now) {
        if (limit > 0 && marks.set(mark("member", subject + "\n" + memberId), WINDOW)) {
            tally("members").add(subject, now);
        }
    }

    private Tally tally(String what) {
        return new Tally(marks, name + "." + what, WINDOW);
    }

    private String mark(String what, String subject) {
        return String.join("\n", name, what, subject);
    }
}
