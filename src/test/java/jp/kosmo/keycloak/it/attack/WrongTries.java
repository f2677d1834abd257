package jp.kosmo.keycloak.it.attack;

import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import org.awaitility.Awaitility;

/**
 * Wrong passwords and codes, each counted before the next. Keycloak counts them after its answer, and refuses without
 * counting what comes meanwhile.
 */
public final class WrongTries {

    /** How many lock the member, in the shipped realms. */
    public static final int LIMIT = 5;

    private WrongTries() {}

    /** As many wrong passwords as lock the member, each in a browser of its own; the last one's. */
    public static LoginClient lock(Member member) {
        LoginClient client = password(member);
        for (int i = 1; i < LIMIT; i++) {
            client = password(member);
        }
        return client;
    }

    /** One wrong password. */
    public static LoginClient password(Member member) {
        int before = counted(member, "numFailures");
        var client = LoginClient.open(member.union()).login(member.username(), "Mimosa-2027");
        awaitCounted(member, "numFailures", before + 1);
        return client;
    }

    /** One wrong code in the browser that is asked for it. */
    public static void code(Member member, LoginClient client) {
        int before = counted(member, "numSecondaryAuthFailures");
        client.submit(Map.of("otp", "000000"));
        awaitCounted(member, "numSecondaryAuthFailures", before + 1);
    }

    /** What the Admin Console shows of the member's lock. */
    public static Map<String, Object> status(Member member) {
        return member.union().admin().attackDetection().bruteForceUserStatus(member.id());
    }

    private static int counted(Member member, String what) {
        return Integer.parseInt(String.valueOf(status(member).get(what)));
    }

    private static void awaitCounted(Member member, String what, int number) {
        Awaitility.await(what + " " + number).until(() -> counted(member, what) == number);
    }
}
