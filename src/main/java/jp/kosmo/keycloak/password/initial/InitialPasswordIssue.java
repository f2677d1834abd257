package jp.kosmo.keycloak.password.initial;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What a member starts with: which kind it is in this union, and since when and until when it is good. */
public final class InitialPasswordIssue {

    /** The member's attribute with the time (epoch milliseconds) of the last issue after the first; nobody's to edit. */
    static final String ISSUED_AT = "initialPasswordIssuedAt";

    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,15}");

    private InitialPasswordIssue() {}

    /** What members of this union start with from now on. */
    public static InitialPasswordKind kind(RealmModel realm) {
        return InitialPasswordConfig.of(realm).kind();
    }

    /** Until when a code is good that is issued now; empty = for ever. */
    public static Optional<Instant> end(RealmModel realm) {
        return InitialPasswordConfig.of(realm).end(Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    /** Until when a derived one is good of a member whose record was made then; empty = for ever. */
    public static Optional<Instant> end(RealmModel realm, Instant recorded) {
        return InitialPasswordConfig.of(realm).end(recorded);
    }

    /** From today the derived one is good for as long as a new member's. */
    public static void anew(UserModel member) {
        member.setSingleAttribute(ISSUED_AT, String.valueOf(Time.currentTimeMillis()));
    }

    /** Until when the member's derived one is good; empty = for ever. */
    public static Optional<Instant> end(RealmModel realm, UserModel member) {
        return InitialPasswordConfig.of(realm).end(of(member));
    }

    /** Whether as many wrong ones were typed as the union allows of the derived one. */
    public static boolean isUsedUp(RealmModel realm, int wrongOnes) {
        return wrongOnes >= InitialPasswordConfig.of(realm).maxFailures();
    }

    /** A record of which nothing is known counts as one of long ago; what an import has left in the attribute is no issue. */
    static Instant of(UserModel member) {
        return latest(member.getCreatedTimestamp(), member.getFirstAttribute(ISSUED_AT));
    }

    static Instant latest(@Nullable Long recorded, @Nullable String issued) {
        return Stream.concat(
                        Stream.ofNullable(recorded),
                        Stream.ofNullable(issued)
                                .filter(text -> MILLISECONDS.matcher(text).matches())
                                .map(Long::valueOf))
                .max(Long::compare)
                .map(Instant::ofEpochMilli)
                .orElse(Instant.EPOCH);
    }
}
