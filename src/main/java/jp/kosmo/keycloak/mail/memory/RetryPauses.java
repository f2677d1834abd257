package jp.kosmo.keycloak.mail.memory;

import java.time.Duration;
import jp.kosmo.keycloak.mail.MailJob;

/** How long to wait after a failure: 5 seconds, then twice as long each time, up to a limit. */
final class RetryPauses {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Servers that make strangers come again, and full mailboxes, take longer; a notice can wait. */
    private static final Duration LONGEST_OF_A_NOTICE = Duration.ofMinutes(15);

    private RetryPauses() {}

    /** Before the whole union's mails are tried again, after so many failures in a row before this one. */
    static Duration ofAll(int failuresBefore) {
        return growing(failuresBefore, LONGEST);
    }

    /** Before one mail is tried again that has failed once more. */
    static Duration ofOne(JobQueue.Entry entry) {
        boolean notice = entry.job.priority() == MailJob.Priority.NOTICE;
        return growing(entry.failures(), notice ? LONGEST_OF_A_NOTICE : LONGEST);
    }

    private static Duration growing(int failuresBefore, Duration longest) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failuresBefore, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
