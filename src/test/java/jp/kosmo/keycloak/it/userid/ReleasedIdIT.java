package jp.kosmo.keycloak.it.userid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;

/** A user ID that a member has given up is kept from others for a while. */
class ReleasedIdIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "releasedids");

    @Test
    void isKeptFromOthersForSoLong() {
        Member former = UserIds.atStep(UNION);
        String released = former.username();
        String since = UserIds.unused();
        assertThat(choose(LoginClient.open(UNION).login(former), since).isDone())
                .isTrue();

        Member other = UserIds.atStep(UNION);
        LoginClient client = choose(LoginClient.open(UNION).login(other), released);
        assertThat(client.page().fieldErrors())
                .containsExactly(Map.entry("username", "このユーザIDは使えません。別のユーザIDを入力してください。"));
        assertThat(other.events().errors()).containsExactly("user_id_released");

        former.change(user -> user.setUsername(released));
        assertThat(former.read().getUsername())
                .as("its former holder may have it")
                .isEqualTo(released);
        former.change(user -> user.setUsername(since));

        age(former, released, 179);
        assertThat(choose(client, released).page().fieldErrors()).containsOnlyKeys("username");
        age(former, released, 181);
        assertThat(choose(client, released).isDone()).isTrue();
        assertThat(other.read().getUsername()).isEqualTo(released);
    }

    @Test
    void isFreeAtOnceWhereTheUnionWantsIt() {
        UNION.changeRequiredAction("kosmo-user-id", Map.of("releasedIdDays", "0"));
        Member former = UserIds.settled(UNION);
        former.change(user -> user.setUsername(UserIds.unused()));
        Member other = UserIds.atStep(UNION);

        assertThat(choose(LoginClient.open(UNION).login(other), former.username())
                        .isDone())
                .isTrue();
        UNION.changeRequiredAction("kosmo-user-id", Map.of("releasedIdDays", "180"));
    }

    @Test
    void isTheIdOfARemovedMemberToo() {
        Member gone = UserIds.settled(UNION);
        gone.admin().remove();

        assertThat(Database.column("select user_id from kosmo_user_id_history where released_id = ?", gone.username()))
                .as("kept under a holder nobody is")
                .hasSize(1)
                .doesNotContain(gone.id());
        Member other = UserIds.atStep(UNION);
        LoginClient client = choose(LoginClient.open(UNION).login(other), gone.username());
        assertThat(client.page().fieldErrors()).containsOnlyKeys("username");
        assertThat(other.events().errors()).containsExactly("user_id_released");
    }

    private static LoginClient choose(LoginClient client, String username) {
        return client.submit(Map.of("username", username, "mfaMethod", "otp"));
    }

    private static void age(Member member, String released, int days) {
        Database.update(
                "update kosmo_user_id_history set released_at = ? where user_id = ? and released_id = ?",
                System.currentTimeMillis() - days * 86_400_000L,
                member.id(),
                released);
    }
}
