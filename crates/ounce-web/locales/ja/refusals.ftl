# できない理由をひとことずつ、そしてAPIの問題の見出し。

refusal-missing = 入力してください。
refusal-too-long = { $number }文字までで入力してください。
refusal-not-text = 目に見える文字で入力してください。
refusal-not-an-email = メールアドレスではないようです。name@example.org のような形で入力してください。
refusal-not-a-link = https:// か http:// で始まるリンクを入力してください。
refusal-not-a-slug = 小文字の英字、数字、ハイフンだけで入力してください。
refusal-not-a-number = 25 のように数字だけで入力してください。
refusal-comma = 別の書き方で入力してください：12.50 または 1,000。
refusal-no-decimals = この通貨では整数で入力してください。
refusal-too-many-decimals = 小数は{ $number }桁までで入力してください。
refusal-not-positive = 0より大きい数を入力してください。
refusal-too-large = { $number }までで入力してください。
refusal-not-a-date = 2015-05-02 のような日付を入力してください。
refusal-not-a-time-zone = America/New_York のような時間帯の名前ではありません。
refusal-not-a-country = 国の符号ではありません。US、CA、JP のような ISO 3166-1 の2文字です。
refusal-not-a-position = 地球上の位置ではありません。
refusal-not-a-choice = 選択肢の中から選んでください。
refusal-other-currency = このキャンペーンの通貨とちがいます。
refusal-unknown = 見つかりません。
refusal-party-empty = だれが来ますか。大人を一人以上入れてください。
refusal-no-adult = 大人が一人以上必要です。
refusal-party-too-large = いっしょに来られるのは{ $number }人までです。
refusal-no-room = { $number ->
    [0] ただいま空きがありません。
   *[other] あと{ $number }人分の空きがあります。
}
refusal-waiver-unsigned = 署名がまだありません。
refusal-waiver-outdated = 文が新しくなりました。第{ $number }版を読んで、もう一度署名してください。
refusal-no-consent = お伝えするために同意が必要です。
refusal-already-registered = このメールアドレスは、このストロールに申し込み済みです。
refusal-already-cancelled = この申し込みはすでに取り消されています。
refusal-stroll-cancelled = このストロールは中止になりました。
refusal-stroll-over = このストロールは終わりました。
refusal-campaign-over = このキャンペーンは終わりました。
refusal-method-not-offered = この寄付の方法はここでは使えません。
refusal-status-out-of-order = 今の状態からは変えられません。
refusal-already-settled = すでに確認または取り下げられています。
refusal-reference-reused = 同じ参照番号が別の内容で使われています。
refusal-erased = データが消去された方についての内容です。
refusal-sign-in-over = このコードは使えません。すでに使われたか、古いか、間違いが多すぎました。もう一度メールをお申し込みください。
refusal-not-a-code = コードは8文字の英数字です。
refusal-role-of-another-kind = この役割はここにはありません。
refusal-not-yours = この役割を渡したり外したりすることはできません。
refusal-last-one = この役割を持つ方がほかにいません。先にほかの方に渡してください。
refusal-wrong-code = メールのコードと違います。あと{ $number }回入力できます。
refusal-shares-do-not-add-up = 割合の合計が10000ベーシスポイントではなく{ $number }です。

api-unknown-field = この名前の項目はありません。
api-twice = この項目が二つあります。一つにしてください。
api-not-a-string = 文字列で指定してください。
api-not-a-whole-number = 整数で指定してください。
api-not-a-boolean = true か false で指定してください。
api-not-an-object = オブジェクトで指定してください。
api-not-json = 本文が JSON オブジェクトではありません（{ $line } 行 { $column } 文字目）。
api-key-reused = この Idempotency-Key は別の本文で使われています。

problem-400 = リクエストを読みとれません
problem-401 = トークンが必要です
problem-403 = 許可されていません
problem-404 = 見つかりません
problem-405 = このメソッドは使えません
problem-406 = その形式では提供していません
problem-408 = リクエストが届くまでに時間がかかりすぎました
problem-409 = すでにあるものと重なります
problem-410 = なくなりました
problem-413 = 大きすぎます
problem-415 = この形式には対応していません
problem-421 = 求められたホストではありません
problem-422 = 直すところがある項目があります
problem-429 = リクエストが多すぎます
problem-500 = こちらの不具合です
problem-503 = 混み合っています。もう一度お試しください
