package jp.kosmo.keycloak.office.member;

import org.jspecify.annotations.Nullable;

/**
 * Where a member stands, in one code that a clerk can read out: what keeps the member from the portal, or what the next login
 * asks for.
 *
 * <p>The first that holds, in the order of {@link Code}. First comes what no password opens, then what a login asks in the order in
 * which it asks, last what stops nobody. So the code is always about the page at which the member's next login comes to a
 * halt; what stands behind it is seen when that is done.
 *
 * @param next the page a login will ask for; null where it asks for none
 * @param since when it came to this, in epoch milliseconds; null where that is not known
 * @param until when it is over by itself; null where it is not
 * @param version label of the terms; null unless it is about them
 */
public record MemberStanding(
        Code code,
        @Nullable LoginStep next,
        @Nullable Long since,
        @Nullable Long until,
        @Nullable String version) {

    /** In the order in which they are asked. */
    public enum Code {
        /** The union has closed the account; before any lock, for unlocking must not let a leaver in. */
        LEFT,
        /** Too many wrong birthdates; only the union unlocks. Before wrong passwords, for it is the rarer and the graver. */
        LOCKED_BIRTHDATE,
        /** Too many wrong passwords or codes; only the union unlocks. */
        LOCKED_UNTIL_UNLOCKED,
        /** The same, and it ends by itself: no password is compared before. */
        LOCKED_FOR_NOW,
        /** Neither a stored password nor an initial one that is still good: whatever is typed is wrong. */
        NO_PASSWORD,
        /** The password opens, and the first page has no birthdate to compare with. */
        RECORD_INCOMPLETE,
        /** The letter is out, and nothing of the first login is done. */
        NOT_BEGUN,
        /** Some of its steps are done, or the union asks for some again. */
        FIRST_LOGIN,
        /** Through with these, and asked for a new version. It comes before the set-up of a factor, as in a login. */
        TERMS_NOT_AGREED,
        /** The second factor is still to be set up. */
        FACTOR_TO_COME,
        /** Logs in; the union's mails do not arrive. */
        MAIL_REFUSED,
        /** Logs in; there is nowhere to send mails to. */
        NO_ADDRESS,
        /** Nothing is in the way. */
        READY
    }

    /** Decides. */
    public static MemberStanding of(MemberFacts facts) {
        return switch (facts.access()) {
            case CLOSED -> plain(Code.LEFT);
            case LOCKED_BY_BIRTHDATES -> plain(Code.LOCKED_BIRTHDATE);
            case LOCKED_BY_FAILURES -> plain(Code.LOCKED_UNTIL_UNLOCKED);
            case OPEN -> facts.lockedUntil() == null ? ofOpenAccount(facts) : lockedUntil(facts.lockedUntil());
        };
    }

    private static MemberStanding ofOpenAccount(MemberFacts facts) {
        if (!facts.hasPassword()) {
            return plain(Code.NO_PASSWORD);
        }
        if (facts.openSteps().contains(LoginStep.BIRTHDATE) && !facts.birthdateUsable()) {
            return plain(Code.RECORD_INCOMPLETE);
        }
        if (!facts.openSteps().isEmpty()) {
            return facts.begun()
                    ? asked(Code.FIRST_LOGIN, facts, facts.lastStepAt())
                    : asked(Code.NOT_BEGUN, facts, facts.recordedAt());
        }
        if (!facts.askedSteps().isEmpty()) {
            return facts.askedSteps().get(0) == LoginStep.TERMS
                    ? new MemberStanding(Code.TERMS_NOT_AGREED, LoginStep.TERMS, null, null, facts.terms())
                    : asked(Code.FACTOR_TO_COME, facts, facts.lastStepAt());
        }
        if (facts.mailRefusedAt() != null) {
            return new MemberStanding(Code.MAIL_REFUSED, null, facts.mailRefusedAt(), null, null);
        }
        return plain(facts.hasAddress() ? Code.READY : Code.NO_ADDRESS);
    }

    private static MemberStanding plain(Code code) {
        return new MemberStanding(code, null, null, null, null);
    }

    private static MemberStanding lockedUntil(Long end) {
        return new MemberStanding(Code.LOCKED_FOR_NOW, null, null, end, null);
    }

    private static MemberStanding asked(Code code, MemberFacts facts, @Nullable Long since) {
        return new MemberStanding(code, facts.askedSteps().get(0), since, null, null);
    }
}
