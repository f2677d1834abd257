package jp.kosmo.keycloak.it;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the tests of user IDs share. */
final class UserIds {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private UserIds() {}

    /** A well-formed user ID that nobody has or had. */
    static String unused() {
        return "chosen%05d".formatted(COUNT.incrementAndGet());
    }

    /** A member with a temporary ID who has to choose ID and method, and nothing else. */
    static Member atStep(Union union) {
        return union.importSettled(MemberSpec.newcomer().permanentPassword("Mimosa-2026"), "kosmo-user-id");
    }

    /** A member who needs nothing but a password. */
    static Member settled(Union union) {
        return union.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
    }

    /** The IDs this member has given up. */
    static List<@Nullable Object> history(Member member) {
        return Database.column("select released_id from kosmo_user_id_history where user_id = ?", member.id());
    }
}
