package jp.kosmo.keycloak.it.attack;

import static jp.kosmo.keycloak.it.client.FormPost.Place.FIELD;
import static jp.kosmo.keycloak.it.client.FormPost.Place.QUERY;
import static jp.kosmo.keycloak.it.client.FormPost.encoded;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Union;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpRequest;

/**
 * Somebody who knows user IDs and gets no mail tries his luck at the ends of the login: posts any field to any of them
 * from any page he has seen, and comes back to pages he has left.
 */
public final class ResetWalk {

    private static final int MOST_STEPS = 7;
    private static final int MOST_FIELDS = 3;
    private static final List<String> ENDS =
            List.of("reset-credentials", "authenticate", "required-action", "restart", "action-token", "registration");

    private final Random random;
    private final LoginClient browser;
    private final List<String> executions;
    private final Map<String, List<String>> fields;
    private final List<FormPost> seen = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();

    /**
     * @param executions ids of the steps of the realm's flows, and of what else may follow
     * @param fields names and values that are tried
     */
    public ResetWalk(Union union, long seed, List<String> executions, Map<String, List<String>> fields) {
        this.random = new Random(seed);
        this.executions = executions;
        this.fields = fields;
        browser = LoginClient.open(union);
        look();
        browser.click("a[href*=reset-credentials]");
        look();
    }

    /** Takes some steps and stops early when it has left for the portal. */
    public void run(Runnable afterEach) {
        for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0 && !browser.isDone(); steps--) {
            ClassicHttpRequest request = request();
            browser.follow(request);
            afterEach.run();
            look();
        }
    }

    public LoginClient browser() {
        return browser;
    }

    /** What it has sent, for the message of a failed test. */
    @Override
    public String toString() {
        return String.join("\n", sent);
    }

    private void look() {
        if (!browser.isDone()
                && browser.page().document().selectFirst("form[method=post][action*=session_code]") != null) {
            seen.add(FormPost.of(browser.page(), Map.of()));
        }
    }

    /** Mostly what the pages offer, for only that leads on; now and then anything. */
    private ClassicHttpRequest request() {
        FormPost from = chance(3, 4) ? seen.get(seen.size() - 1) : any(seen);
        int dice = random.nextInt(10);
        if (dice < 2) {
            URI back = from.current();
            sent.add("GET " + back);
            return new HttpGet(back);
        }
        FormPost post = from;
        if (dice < 5) {
            post = with(post, "username");
        } else if (dice < 7) {
            post = with(post, "tryAnotherWay");
        } else if (dice < 9) {
            post = anything(post);
        }
        sent.add(post.toString());
        return post.request();
    }

    private FormPost anything(FormPost from) {
        FormPost post = from;
        for (int more = random.nextInt(MOST_FIELDS + 1); more > 0; more--) {
            post = with(post, any(List.copyOf(fields.keySet())));
        }
        if (chance(1, 2)) {
            post = post.to(any(ENDS));
        }
        if (chance(1, 3)) {
            post = post.with(QUERY, "execution", any(executions));
        }
        if (chance(1, 5)) {
            post = post.with(QUERY, any(post.query()).name());
        }
        return post;
    }

    private FormPost with(FormPost post, String name) {
        return post.with(FIELD, name, encoded(any(fields.getOrDefault(name, List.of("")))));
    }

    private boolean chance(int times, int of) {
        return random.nextInt(of) < times;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
