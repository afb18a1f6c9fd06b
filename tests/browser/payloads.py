"""What attackers type instead of a name: forty ways to run a script, in names of four scripts."""

RUN = "window.__x=1"
NAMES = ("Анна", "王晓明", "김도윤", "محمد")
PAYLOADS = (
    # Elements that run by themselves.
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<ScRiPt>{RUN}</sCrIpT>",
    f"<script src=data:,{RUN}></script>",
    f"<img src=x onerror={RUN}>",
    f'<img/src="x"onerror={RUN}>',
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src onerror={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<iframe src=javascript:parent.{RUN}></iframe>",
    f"<object data=javascript:{RUN}></object>",
    f"<style>*{{background:url(x)}}</style><img src=x onerror={RUN}>",
    "<link rel=stylesheet href=data:text/css,*{color:red}>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    # Out of an attribute, a text area, a title, a comment, a style.
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f'" autofocus onfocus="{RUN}',
    f"' autofocus onfocus='{RUN}",
    f'" style="color:red" onmouseover="{RUN}" x="',
    f"</textarea><img src=x onerror={RUN}>",
    f"</title><img src=x onerror={RUN}>",
    f"--><img src=x onerror={RUN}>",
    f"</style><img src=x onerror={RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    # Out of a script's text, or of JSON inside a page.
    f'"}}</script><img src=x onerror={RUN}>',
    f"';{RUN}//<img src=x onerror={RUN}>",
    f"`;{RUN};`<img src=x onerror={RUN}>",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e<svg onload={RUN}>",
    # Links.
    f"javascript:{RUN}",
    f"<a href=javascript:{RUN}>x</a>",
    # Escaped once already; and what templates would calculate.
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"{{{{7*7}}}}${{7*7}}<%=7*7%>#{{7*7}}{{{{config}}}}{RUN}",
)
# What no browser runs, wherever it stands unescaped.
INERT = PAYLOADS[-2:]


def typed(number: int) -> str:
    """Return one payload inside a name."""
    name = NAMES[number % len(NAMES)]
    return f"{name}{PAYLOADS[number % len(PAYLOADS)]}{name}"


def all_typed(first: int) -> str:
    """Return every payload inside names, beginning with another one each time."""
    return "\n".join(typed(first + number) for number in range(len(PAYLOADS)))
