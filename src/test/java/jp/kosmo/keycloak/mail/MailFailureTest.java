package jp.kosmo.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.TemplateException;
import java.sql.SQLException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.email.EmailException;

/** What is read from a failure, and what is not told of it. */
class MailFailureTest {

    @ParameterizedTest
    @EnumSource
    void concernsWhomItConcerns(Smtp kind) {
        assertThat(MailFailure.scope(kind.failure())).isEqualTo(kind.scope);
    }

    /** What the server says of the mail as a whole, or of now, is no word about the member's address. */
    @ParameterizedTest
    @EnumSource
    void onlyAServersWordAboutTheRecipientIsAboutTheAddress(Smtp kind) {
        boolean refused = kind.failure() instanceof UndeliveredException failure && MailFailure.refusesAddress(failure);
        assertThat(refused)
                .isEqualTo(EnumSet.of(
                                Smtp.RCPT_550,
                                Smtp.RCPT_551,
                                Smtp.RCPT_553,
                                Smtp.RCPT_554,
                                Smtp.ADDRESS_UNREADABLE,
                                Smtp.ADDRESS_NONE)
                        .contains(kind));
    }

    @Test
    void aMailThatCannotBeWrittenIsNotTriedAgain() {
        assertThat(MailFailure.scope(new EmailException("Failed to template email", new TemplateException("", null))))
                .isEqualTo(MailFailure.Scope.PERMANENT);
        assertThat(MailFailure.scope(new EmailException("no address on record")))
                .isEqualTo(MailFailure.Scope.PERMANENT);
    }

    /** Or a look-up that always fails would hold up the union's mails. */
    @Test
    void whatHasNothingToDoWithMailIsNot() {
        assertThat(MailFailure.scope(new IllegalStateException(new SQLException("invalid byte sequence"))))
                .isEqualTo(MailFailure.Scope.PERMANENT);
    }

    @ParameterizedTest
    @EnumSource
    void addressesAreNotTold(Smtp kind) {
        assertThat(MailFailure.describe(kind.failure()))
                .startsWith("EmailException")
                .doesNotContain("@", "taro");
        assertThat(kind.failure().toString()).doesNotContain("@", "taro");
    }

    @Test
    void theAnswerOfTheServerIsTold() {
        assertThat(MailFailure.describe(Smtp.RCPT_550.failure()))
                .isEqualTo("EmailException < SendFailedException < SMTPAddressFailedException 550");
    }
}
