/set mode ppl normal -command
/set truncation ppl 1000000
/set prompt ppl "ppl> " "...> "
/set mode ppl -retain
/set feedback -retain ppl
/exit
