/**
 * The .ppl language. No actions: the tree is all that comes of it.
 *
 * Statements end where the next one begins, so that neither newlines nor semicolons matter. No statement
 * begins with what could continue an expression. Words of the language are names wherever a name is
 * what fits, but for those that begin or join expressions: if, then, else, not, and, or, true, false,
 * let, return.
 */
grammar Ppl;

file : declaration* EOF ;

// Declarations

declaration
  : 'model' name parameters body                                      # model
  | 'guide' name 'for' name parameters? body                          # guide
  | 'objective' name parameters '=' 'biased'? direction block         # objective
  | 'fun' name parameters (':' type)? functionBody                    # function
  | 'const' name (':' type)? '=' expression ';'?                      # constant
  ;

parameters : '(' (parameter (',' parameter)* ','?)? ')' ;
parameter : name (':' type)? ;
body : block | '=' expression ';'? ;
functionBody : block | '=' expression ';'? ;
direction : 'maximize' | 'minimize' ;
block : '{' statement* '}' ;

// Types

type
  : name bounds? dimensions?                                          # valueType
  | '{' field (',' field)* ','? '}'                                   # recordType
  ;

bounds : '<' bound (',' bound)* '>' ;
bound : name '=' boundValue ;
// A bound ends at '>', so that a comparison in it needs parentheses.
boundValue
  : atom                                                              # boundAtom
  | '-' boundValue                                                    # boundMinus
  | boundValue ('*' | '/' | '%' | '%/%') boundValue                   # boundProduct
  | boundValue ('+' | '-') boundValue                                 # boundSum
  ;
dimensions : '[' expression (',' expression)* ','? ']' ;
field : name ':' type ;

// Statements

statement
  : name (':' type)? '~' expression clause* ';'?                      # sample
  | 'observe' expression '~' expression clause* ';'?                  # observe
  | 'param' name (':' type)? ('=' expression)? ';'?                   # param
  | 'network' name '=' expression ';'?                                # network
  | let                                                               # letStatement
  | 'deterministic' name (':' type)? '=' expression ';'?              # deterministic
  | 'factor' (name '=')? expression ';'?                              # factor
  | 'plate' name '[' binder ']' ('subsample' expression)? block       # plate
  | 'scan' name '[' binder ']' '(' carry (',' carry)* ','? ')' block  # scan
  | 'next' name '=' expression ';'?                                   # next
  | direction expression ';'?                                         # sideObjective
  | 'return' expression ';'?                                          # return
  ;

let : 'let' name (':' type)? '=' expression ';'? ;

clause
  : 'via' name arguments?                                             # via
  | 'where' expression                                                # where
  | 'as' name                                                         # as
  ;

binder : name ':' expression (':' expression)? ;
carry : name '=' expression ;

// Expressions, the tightest first

expression
  : atom                                                              # simple
  | <assoc = right> expression '^' expression                         # power
  | ('-' | '+') expression                                            # sign
  | expression ('*' | '/' | '%' | '%/%' | '@') expression             # product
  | expression ('+' | '-') expression                                 # sum
  | expression ('<' | '<=' | '>' | '>=' | '==' | '!=') expression     # comparison
  | 'not' expression                                                  # not
  | expression 'and' expression                                       # and
  | expression 'or' expression                                        # or
  | 'if' expression (choice | branch 'else' orElse)                   # condition
  ;

choice : 'then' expression 'else' expression ;
branch : '{' (let* 'return')? expression ';'? '}' ;
orElse : branch | 'if' expression branch 'else' orElse ;

atom
  : NUMBER                                                            # number
  | ('true' | 'false')                                                # truth
  | TEXT                                                              # text
  | name arguments?                                                   # call
  | atom '[' subscript (',' subscript)* ','? ']'                      # index
  | atom '.' name                                                     # member
  | atom '\''                                                         # transpose
  | '(' expression ')'                                                # parenthesis
  | '[' elements? ']'                                                 # array
  | '{' recordField (',' recordField)* ','? '}'                       # record
  | 'replicate' binder block                                          # replicate
  | 'minibatch' name '[' binder ']' 'of' expression block             # minibatch
  | 'expect' block                                                    # expect
  | 'marginal' name arguments? 'keep' name (',' name)* 'using' name arguments?# marginal
  | 'normalize' name arguments? 'using' name arguments?               # normalize
  ;

arguments : '(' (argument (',' argument)* ','?)? ')' ;
argument : (name '=')? expression ;
elements : expression (':' expression | 'for' binder (',' binder)* ','? | (',' expression)* ','?) ;
subscript : expression (':' expression?)? | ':' expression? ;
recordField : name (':' expression)? ;

name
  : NAME
  | 'model' | 'guide' | 'for' | 'objective' | 'maximize' | 'minimize' | 'biased' | 'fun' | 'const'
  | 'observe' | 'param' | 'network' | 'deterministic' | 'factor' | 'plate' | 'subsample' | 'scan'
  | 'next' | 'via' | 'where' | 'as' | 'replicate' | 'minibatch' | 'of' | 'expect' | 'marginal'
  | 'keep' | 'using' | 'normalize'
  ;

// The built-in functions of the catalogue are written down in the language, too.
signature : name parameters ':' type EOF ;

// Tokens

NUMBER
  : DIGITS ('.' DIGITS)? EXPONENT?
  | '.' DIGITS EXPONENT?
  ;
TEXT : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
NAME : LETTER (LETTER | [\p{Nd}\p{Mn}\p{Mc}\u2080-\u2089])* ;
DOC : '/**' .*? '*/' -> channel(HIDDEN) ;
COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;
LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
SPACE : [ \t\r\n\f\u00A0\uFEFF]+ -> channel(HIDDEN) ;

// What other languages write; no rule has it, and the error says what to write instead.
FOREIGN : '&&' | '||' | '!' | '+=' | '-=' | '*=' | '/=' | '.*' | './' | '**' | '->' | '=>' | '$' | '?' | '|' | '&' | '\\' ;
UNFINISHED : '"' (~["\\\r\n] | '\\' ~[\r\n])* | '/*' ;
UNKNOWN : . ;

fragment DIGITS : [0-9] [0-9_]* ;
fragment EXPONENT : [eE] [+-]? [0-9]+ ;
fragment LETTER : [\p{L}\p{Nl}_] ;
