package jp.kosmo.keycloak.password.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.kosmo.keycloak.password.login.TrustedBrowser.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedBrowserTest {

    private static final int LIFE = 100;

    /** Against a plain list of who has logged in when: the last five, each with the token of the last time, while it lives. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void knowsTheLastFiveByTheirLastLogin(int seed) {
        var random = new Random(seed);
        var browser = new TrustedBrowser(List.of());
        List<String> latest = new ArrayList<>();
        Map<String, Entry> entries = new HashMap<>();
        long now = 0;
        for (int login = 0; login < 300; login++) {
            now += random.nextInt(30);
            long time = now;
            latest.removeIf(member -> entry(entries, member).until() <= time);
            String member = "member" + random.nextInt(8);
            var entry = new Entry(member, "nonce" + login, now + LIFE);
            entries.put(member, entry);
            latest.remove(member);
            latest.add(0, member);

            browser = browser.with(entry, now);

            assertThat(browser.members()).hasSizeLessThanOrEqualTo(5);
            latest.subList(Math.min(5, latest.size()), latest.size()).clear();
            for (int i = 0; i < 8; i++) {
                String who = "member" + i;
                assertThat(browser.nonceOf(who, now))
                        .isEqualTo(latest.stream()
                                .filter(who::equals)
                                .map(known -> entry(entries, known).nonce())
                                .findFirst());
            }
            assertThat(browser.nonceOf(member, now + LIFE)).isEmpty();
        }
    }

    private static Entry entry(Map<String, Entry> entries, String member) {
        return entries.getOrDefault(member, new Entry(member, "", 0));
    }
}
