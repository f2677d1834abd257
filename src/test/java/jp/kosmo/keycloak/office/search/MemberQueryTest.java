package jp.kosmo.keycloak.office.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            taro@member.example | EMAIL taro@member.example, USER_ID taro@member.example, NAME taro@member.example
            ｔａｒｏ＠ｍｅｍｂｅｒ．ｅｘａｍｐｌｅ | EMAIL ｔａｒｏ＠ｍｅｍｂｅｒ．ｅｘａｍｐｌｅ, USER_ID ｔａｒｏ＠ｍｅｍｂｅｒ．ｅｘａｍｐｌｅ, NAME ｔａｒｏ＠ｍｅｍｂｅｒ．ｅｘａｍｐｌｅ
            k7f-t4m | SUPPORT_CODE K7F-T4M, USER_ID k7f-t4m, NAME k7f-t4m
            Ｋ７Ｆ　Ｔ４Ｍ | SUPPORT_CODE K7F-T4M, NAME Ｋ７Ｆ　Ｔ４Ｍ
            hanako2026 | USER_ID hanako2026, NAME hanako2026
            43210 | USER_ID 43210, NUMBER /43210/, NAME 43210
            ４３２１０ | USER_ID ４３２１０, NUMBER /43210/, NAME ４３２１０
            9999-43210 | USER_ID 9999-43210, NUMBER 9999/43210/, NAME 9999-43210
            9999 43210 1 | NUMBER 9999/43210/1, NAME 9999 43210 1
            ９９９９－４３２１０－０１ | USER_ID ９９９９－４３２１０－０１, NUMBER 9999/43210/01, NAME ９９９９－４３２１０－０１
            9999・43210 | USER_ID 9999・43210, NUMBER 9999/43210/, NAME 9999・43210
            健保 43210 | NUMBER 健保/43210/, NAME 健保 43210
            健保 花子 | NAME 健保 花子
            健保花子 | USER_ID 健保花子, NAME 健保花子
            ｹﾝﾎﾟ ﾊﾅ | NAME ｹﾝﾎﾟ ﾊﾅ
            1 2 3 4 | NAME 1 2 3 4
            """)
    void triesInThisOrder(String typed, String expected) {
        assertThat(MemberQuery.inOneField(typed).stream()
                        .map(query -> query.kind() + " "
                                + (query.kind() == MemberQuery.Kind.NUMBER
                                        ? query.symbol() + "/" + query.value() + "/" + query.branchNumber()
                                        : query.value()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　\u200B"})
    void looksForNothing(String typed) {
        assertThat(MemberQuery.inOneField(typed)).isEmpty();
        assertThat(MemberQuery.inOneField("山".repeat(256))).isEmpty();
    }
}
