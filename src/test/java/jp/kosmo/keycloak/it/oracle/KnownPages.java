package jp.kosmo.keycloak.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import jp.kosmo.keycloak.it.attack.HostileStrings;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import org.assertj.core.api.SoftAssertions;

/** What pages look like with harmless texts, and which do not look like that with others. */
public final class KnownPages {

    private final Set<Skeleton> known = new HashSet<>();
    private final SoftAssertions softly = new SoftAssertions();
    private final String callback;

    public KnownPages(String callback) {
        this.callback = callback;
    }

    public void learn(LoginClient client) {
        if (!client.isDone()) {
            learn(client.page());
        }
    }

    public void learn(Page page) {
        known.add(Skeleton.of(page.document()));
    }

    public void check(String text, LoginClient client) {
        if (client.isDone()) {
            softly.assertThat(client.outcome().uri().toString()).as(text).startsWith(callback + "?");
        } else {
            Page page = client.page();
            softly.assertThat(page.status()).as(text).isLessThan(500);
            softly.assertThat(page.document().text()).as(text).doesNotContain(HostileStrings.WORKED_OUT);
            softly.check(() -> assertThat(known).as(() -> text + "\n" + page).contains(Skeleton.of(page.document())));
        }
    }

    public void allAsKnown() {
        softly.assertAll();
    }
}
