package jp.kosmo.keycloak.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jp.kosmo.keycloak.it.attack.Mutations.Mutation;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;

/**
 * A form of the second factor, with a member who stands before it.
 *
 * @param page id of its page
 * @param way what is submitted to come to it from where a login stops first; empty = the login stops at it
 * @param right the fields of an answer that brings the member on
 * @param spoil makes it wrong; leaves it as it is where it only leads to another page and decides nothing
 * @param always fields of which a bad value makes a right answer wrong
 * @param filled fields that do so when they are not empty
 * @param never fields that are not looked at, or not if the answer is wrong
 * @param own mutations that only this form knows
 * @param rest what is left to do after the right answer
 */
public record SecondFactorForm(
        String name,
        String page,
        Member member,
        Map<String, String> way,
        Function<Page, Map<String, String>> right,
        UnaryOperator<FormPost> spoil,
        List<String> always,
        List<String> filled,
        List<String> never,
        List<Mutation> own,
        UnaryOperator<LoginClient> rest) {

    /** A new browser before it. */
    public LoginClient open() {
        LoginClient client = arrive(LoginClient.open(member.union()).login(member));
        assertThat(client.page().id()).as("page of %s", name).isEqualTo(page);
        return client;
    }

    /** The browser before it once more, whatever it was answered; a new one if its login is over. */
    public LoginClient back(LoginClient client, FormPost sent) {
        if (!client.isDone() && !client.page().id().equals(page)) {
            client.get(sent.current());
            arrive(client);
        }
        return client.isDone() || !client.page().id().equals(page) ? open() : client;
    }

    /** The answer that brings the member on from here. */
    public FormPost rightAnswer(Page shown) {
        return FormPost.of(shown, right.apply(shown));
    }

    private LoginClient arrive(LoginClient client) {
        boolean onTheWay = !client.isDone()
                && way.keySet().stream().anyMatch(name -> client.page().field(name) != null);
        return onTheWay ? client.submit(way) : client;
    }

    @Override
    public String toString() {
        return name;
    }
}
